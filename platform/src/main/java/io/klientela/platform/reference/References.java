package io.klientela.platform.reference;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The records of other services that this one refers to; a projection of their events. Where somebody asks, records with
 * an owner that they may not read are as though they did not exist.
 */
public final class References implements Projection {
    /** How long a reference may be on its way from its service to here. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The record that stands for a merged one. */
    private static final String INTO = "into";

    private static final int LONGEST_WAY = 20;

    private final ReadModel model;
    private final Access access;
    private final MongoCollection<Document> collection;
    private final Set<String> topics;

    public References(MongoCollection<Document> collection, Access access, ReferenceType... types) {
        this.access = access;
        this.collection = collection;
        this.model = new ReadModel(collection);
        this.topics = Arrays.stream(types).map(ReferenceType::topic).collect(Collectors.toUnmodifiableSet());
    }

    /** To be called at start; repeatable. */
    public void createIndexes() {
        collection.createIndex(Indexes.ascending("type", "key"));
    }

    @Override
    public String name() {
        return "references";
    }

    @Override
    public Set<String> topics() {
        return topics;
    }

    private record Named(
            String name,
            @Nullable String teamId,
            @Nullable List<String> teamIds,
            @Nullable String ownerId,
            @Nullable String externalId) {}

    @Override
    public void apply(List<Received> events) {
        model.apply(events, References::row);
    }

    private static Document row(Received event) {
        Named state = event.state(Named.class);
        List<String> teams = state.teamIds() != null
                ? state.teamIds()
                : state.teamId() == null ? List.of() : List.of(state.teamId());
        String into = event.isDeletion() ? null : Pointers.Pointing.of(event);
        return new Document("type", ReferenceType.ofTopic(event.topic()).name())
                .append("name", state.name())
                .append("key", NameKey.of(state.name()))
                .append("teamIds", teams)
                .append("ownerId", state.ownerId())
                .append("externalId", state.externalId())
                .append(INTO, into)
                .append("deleted", event.isDeletion() || into != null);
    }

    @Override
    public void clear() {
        model.clear();
    }

    /**
     * The record with this id, or the one that stands for it; waits a moment for one that was made just now.
     *
     * @param field the input's field, for the message
     * @throws Problem 422 where there is none
     */
    public Reference require(ReferenceType type, String id, String field) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<Reference> found = find(type, id);
        while (found.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
            found = find(type, id);
        }
        return found.orElseThrow(() -> {
            String what = type.resource();
            return Problem.unprocessable("There is no %s with the id %s.".formatted(what, id))
                    .field(field, "no such " + what);
        });
    }

    /** The record with this id, or the one that stands for it since it was merged. */
    public Optional<Reference> find(ReferenceType type, String id) {
        Document found = row(type, id);
        for (int i = 0; i < LONGEST_WAY && found != null && found.getString(INTO) != null; i++) {
            found = row(type, found.getString(INTO));
        }
        return Optional.ofNullable(found)
                .filter(some -> !some.getBoolean("deleted", false))
                .filter(some -> mayRefer(type, some))
                .map(References::reference);
    }

    private @Nullable Document row(ReferenceType type, String id) {
        return collection
                .find(Filters.and(Filters.eq("_id", id), Filters.eq("type", type.name())))
                .first();
    }

    /** Those with one of the ids, by id. */
    public Map<String, Reference> findAll(ReferenceType type, Collection<String> ids) {
        Map<String, Reference> found = new HashMap<>();
        collection
                .find(Filters.and(Filters.in("_id", ids), Filters.eq("type", type.name()), ALIVE))
                .forEach(document -> {
                    if (mayRefer(type, document)) {
                        found.put(document.getString("_id"), reference(document));
                    }
                });
        return found;
    }

    /** Those whose name means the same as one of the given names, by {@link NameKey}; the first where several do. */
    public Map<String, Reference> named(ReferenceType type, Collection<String> names) {
        Map<String, Reference> found = new HashMap<>();
        allNamed(type, names).forEach(reference -> found.putIfAbsent(NameKey.of(reference.name()), reference));
        return found;
    }

    /** All whose name means the same as one of the given names, for those who must tell namesakes apart. */
    public List<Reference> allNamed(ReferenceType type, Collection<String> names) {
        List<String> keys = names.stream()
                .filter(Objects::nonNull)
                .map(NameKey::of)
                .distinct()
                .toList();
        List<Reference> found = new ArrayList<>();
        collection
                .find(Filters.and(Filters.eq("type", type.name()), Filters.in("key", keys), ALIVE))
                .forEach(document -> {
                    if (mayRefer(type, document)) {
                        found.add(reference(document));
                    }
                });
        return found;
    }

    private static final Bson ALIVE = Filters.eq("deleted", false);

    private boolean mayRefer(ReferenceType type, Document found) {
        List<String> teams = found.getList("teamIds", String.class, List.of());
        return !type.isOwned()
                || access.mayRefer(
                        type.resource(), found.getString("ownerId"), teams.isEmpty() ? null : teams.getFirst());
    }

    private static Reference reference(Document document) {
        return new Reference(
                ReferenceType.valueOf(document.getString("type")),
                document.getString("_id"),
                document.getString("name"),
                document.getList("teamIds", String.class, List.of()),
                document.getString("externalId"));
    }
}
