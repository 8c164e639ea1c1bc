package io.klientela.contacts.merge;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.StateMapper;
import io.klientela.platform.start.StartupTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is remembered of every merge. */
@Component
class Merges implements StartupTask {
    private static final String VERSION = "survivorVersion";

    private final MongoCollection<Document> collection;
    private final StateMapper mapper;

    Merges(MongoDatabase database, StateMapper mapper) {
        this.collection = database.getCollection("merges");
        this.mapper = mapper;
    }

    @Override
    public void run() {
        collection.createIndex(Indexes.ascending("survivorId"));
        collection.createIndex(Indexes.ascending("mergedId"));
    }

    /**
     * One that is to be undone.
     *
     * @param fields of the contact that stays that were changed since the merge
     */
    record Undoing(String mergeId, Set<String> fields) {}

    /** Writes one down before anything of it is done; again, where it was written down before and nothing came of it. */
    void add(Merge merge) {
        Document choices = new Document();
        merge.choices().forEach((field, choice) -> choices.append(field.replace('.', '/'), choice.name()));
        collection.replaceOne(
                Filters.eq("_id", merge.id()),
                new Document("survivorId", merge.survivorId())
                        .append("mergedId", merge.mergedId())
                        .append("at", Date.from(merge.at()))
                        .append("by", mapper.write(merge.by()))
                        .append("reason", merge.reason())
                        .append("choices", choices)
                        .append(VERSION, merge.survivorVersion()),
                new ReplaceOptions().upsert(true));
    }

    /** Writes down who undoes it, before anything of that is done. @param undoId of the request */
    void undo(String undoId, Undoing undoing) {
        collection.updateOne(
                Filters.eq("_id", undoing.mergeId()),
                Updates.set("undo", new Document("id", undoId).append("fields", List.copyOf(undoing.fields()))));
    }

    /** What the same request has begun to undo of what the contact had a part in. */
    Optional<Undoing> undoneBy(String undoId, String contactId) {
        Document found = collection
                .find(Filters.and(partOf(contactId), Filters.eq("undo.id", undoId)))
                .first();
        return Optional.ofNullable(found)
                .map(merge -> new Undoing(
                        merge.getString("_id"),
                        Set.copyOf(merge.get("undo", Document.class).getList("fields", String.class))));
    }

    /** What the contact that stays gets, before it does; what was tried on a newer version of it stays. */
    void taken(Merge merge) {
        collection.updateOne(
                Filters.and(Filters.eq("_id", merge.id()), Filters.lt(VERSION, merge.survivorVersion())),
                states(merge));
    }

    /** Takes back in it what another merge, which is undone, had done. */
    void rewrite(Merge merge) {
        collection.updateOne(Filters.eq("_id", merge.id()), states(merge));
    }

    private Bson states(Merge merge) {
        return Updates.combine(
                Updates.set(VERSION, merge.survivorVersion()),
                Updates.set("before", merge.before() == null ? null : mapper.write(merge.before())),
                Updates.set("after", merge.after() == null ? null : mapper.write(merge.after())));
    }

    Optional<Merge> find(String id) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", id)).first())
                .map(this::read);
    }

    /** All that the contact had a part in, the oldest first. */
    List<Merge> about(String contactId) {
        return all(partOf(contactId));
    }

    /** Those after an id, in the order of their ids. */
    List<Merge> begunBefore(Instant before, String after, int most) {
        return collection
                .find(Filters.and(Filters.gt("_id", after), Filters.lt("at", Date.from(before))))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .map(this::read)
                .into(new ArrayList<>());
    }

    void forget(Collection<String> ids) {
        if (!ids.isEmpty()) {
            collection.deleteMany(Filters.in("_id", ids));
        }
    }

    private static Bson partOf(String contactId) {
        return Filters.or(Filters.eq("survivorId", contactId), Filters.eq("mergedId", contactId));
    }

    /** All into the contact, the oldest first. */
    List<Merge> into(String survivorId) {
        return all(Filters.eq("survivorId", survivorId));
    }

    private List<Merge> all(Bson which) {
        return collection
                .find(which)
                .sort(Sorts.ascending("_id"))
                .map(this::read)
                .into(new ArrayList<>());
    }

    private Merge read(Document document) {
        Map<String, Choice> choices = new HashMap<>();
        document.get("choices", Document.class)
                .forEach((field, choice) -> choices.put(field.replace('/', '.'), Choice.valueOf((String) choice)));
        return new Merge(
                document.getString("_id"),
                document.getString("survivorId"),
                document.getString("mergedId"),
                document.getDate("at").toInstant(),
                mapper.read(Merge.By.class, document.get("by", Document.class)),
                document.getString("reason"),
                choices,
                document.getLong(VERSION),
                state(document, "before"),
                state(document, "after"));
    }

    private @Nullable ContactState state(Document document, String field) {
        Document state = document.get(field, Document.class);
        return state == null ? null : mapper.read(ContactState.class, state);
    }
}
