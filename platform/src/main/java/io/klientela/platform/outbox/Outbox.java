package io.klientela.platform.outbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The outboxes of one collection, as a relay reads and empties them. */
public final class Outbox {
    /** What one aggregate has to publish, and the fencing token under which it was read. */
    record Pending(String id, long token, List<OutboxEntry> entries) {}

    private final MongoCollection<Document> collection;
    private final String resource;
    private final String topic;
    private final Instance instance;
    private final Clock clock;

    public Outbox(MongoCollection<Document> collection, String resource, String topic, Instance instance, Clock clock) {
        this.collection = collection;
        this.resource = resource;
        this.topic = topic;
        this.instance = instance;
        this.clock = clock;
    }

    String resource() {
        return resource;
    }

    String topic() {
        return topic;
    }

    String collectionName() {
        return collection.getNamespace().getCollectionName();
    }

    /**
     * The outboxes that this instance holds among the given aggregates. What has waited so long that its lease is about to
     * end is held anew first, so that nobody takes it over while it is published.
     */
    List<Pending> held(Collection<String> ids) {
        List<Document> held = read(ids);
        Instant soon = clock.instant().plus(instance.lease().dividedBy(2));
        List<String> ending = held.stream()
                .filter(document ->
                        document.getDate(OutboxFields.UNTIL).toInstant().isBefore(soon))
                .map(document -> document.getString("_id"))
                .toList();
        if (!ending.isEmpty()) {
            renew(ending);
            held = read(ids);
        }
        return held.stream()
                .map(document ->
                        new Pending(document.getString("_id"), document.getLong(OutboxFields.TOKEN), entries(document)))
                .filter(pending -> !pending.entries().isEmpty())
                .toList();
    }

    private List<Document> read(Collection<String> ids) {
        return collection
                .find(Filters.and(Filters.in("_id", ids), Filters.eq(OutboxFields.OWNER, instance.id())))
                .projection(Projections.include(OutboxFields.ENTRIES, OutboxFields.TOKEN, OutboxFields.UNTIL))
                .into(new ArrayList<>());
    }

    /** Ids whose outbox waits and that this instance held last. */
    List<String> own(int most) {
        return collection
                .find(Filters.and(
                        Filters.eq(OutboxFields.PENDING, true), Filters.eq(OutboxFields.OWNER, instance.id())))
                .projection(Projections.include("_id"))
                .limit(most)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    /**
     * Ids whose outbox waits although nobody holds its lease any more; taken over one by one.
     *
     * @param ownToo also those that this instance held last
     */
    List<String> takeOver(int most, boolean ownToo) {
        List<String> taken = new ArrayList<>();
        Instant now = clock.instant();
        collection
                .find(Filters.and(
                        Filters.eq(OutboxFields.PENDING, true),
                        abandoned(now),
                        ownToo ? Filters.empty() : Filters.ne(OutboxFields.OWNER, instance.id())))
                .projection(Projections.include("_id"))
                .limit(most)
                .forEach(document -> {
                    String id = document.getString("_id");
                    if (claim(id, now) != null) {
                        taken.add(id);
                    }
                });
        return taken;
    }

    private @Nullable Document claim(String id, Instant now) {
        return collection.findOneAndUpdate(
                Filters.and(Filters.eq("_id", id), Filters.eq(OutboxFields.PENDING, true), abandoned(now)),
                new Document(
                                "$set",
                                new Document(OutboxFields.OWNER, instance.id())
                                        .append(OutboxFields.UNTIL, Date.from(now.plus(instance.lease()))))
                        .append("$inc", new Document(OutboxFields.TOKEN, 1L)),
                new FindOneAndUpdateOptions()
                        .projection(Projections.include("_id"))
                        .returnDocument(ReturnDocument.AFTER));
    }

    private static Bson abandoned(Instant now) {
        return Filters.or(Filters.exists(OutboxFields.OWNER, false), Filters.lt(OutboxFields.UNTIL, Date.from(now)));
    }

    /**
     * Takes published entries out, and lets go of the lease where nothing is left.
     *
     * @param published how many of the first entries the broker acknowledged, for each aggregate
     * @return whether all of them are empty now; false also where a lease went to another relay
     */
    boolean remove(Map<Pending, Integer> published) {
        if (published.isEmpty()) {
            return true;
        }
        List<WriteModel<Document>> releases = new ArrayList<>();
        List<WriteModel<Document>> pulls = new ArrayList<>();
        published.forEach((pending, count) -> {
            List<OutboxEntry> done = pending.entries().subList(0, count);
            Bson held = Filters.and(
                    Filters.eq("_id", pending.id()),
                    Filters.eq(OutboxFields.TOKEN, pending.token()),
                    Filters.eq(OutboxFields.OWNER, instance.id()),
                    Filters.eq(OutboxFields.ENTRIES + ".0.id", done.getFirst().id()));
            Document pull = pull(done);
            releases.add(new UpdateOneModel<>(
                    Filters.and(held, Filters.size(OutboxFields.ENTRIES, count)),
                    new Document(pull).append("$unset", RELEASE)));
            pulls.add(new UpdateOneModel<>(held, pull));
        });
        int released = collection.bulkWrite(releases, UNORDERED).getMatchedCount();
        if (released == published.size()) {
            return true;
        }
        collection.bulkWrite(pulls, UNORDERED);
        return false;
    }

    private static Document pull(List<OutboxEntry> done) {
        List<String> ids = done.stream().map(OutboxEntry::id).toList();
        long bytes = done.stream().mapToLong(OutboxEntry::size).sum();
        return new Document("$pull", new Document(OutboxFields.ENTRIES, new Document("id", new Document("$in", ids))))
                .append("$inc", new Document(OutboxFields.BYTES, -bytes));
    }

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final Document RELEASE = new Document(OutboxFields.PENDING, "")
            .append(OutboxFields.OWNER, "")
            .append(OutboxFields.UNTIL, "")
            .append(OutboxFields.FAILURE, "");

    /** Keeps the lease of aggregates whose turn has not come. */
    void renew(Collection<String> ids) {
        collection.updateMany(
                Filters.and(Filters.in("_id", ids), Filters.eq(OutboxFields.OWNER, instance.id())),
                new Document(
                        "$set",
                        new Document(
                                OutboxFields.UNTIL, Date.from(clock.instant().plus(instance.lease())))));
    }

    /** Notes why the first entry cannot be published; the aggregate waits, its neighbours do not. */
    void fail(String id, OutboxEntry head, Throwable cause) {
        collection.updateOne(
                Filters.eq("_id", id),
                new Document(
                        "$set",
                        new Document(
                                OutboxFields.FAILURE,
                                new Document("event", head.id())
                                        .append("type", head.type())
                                        .append("cause", String.valueOf(cause))
                                        .append("at", Date.from(clock.instant())))));
    }

    /** Aggregates that hold unpublished events, the longest waiting first; for operators. */
    List<Document> waiting(int most) {
        List<Document> waiting = new ArrayList<>();
        collection
                .find(Filters.eq(OutboxFields.PENDING, true))
                .sort(Sorts.ascending(OutboxFields.ENTRIES + ".0.at"))
                .limit(most)
                .forEach(waiting::add);
        return waiting;
    }

    /** When the event that has waited longest happened, or null where none waits. */
    @Nullable
    Instant oldest() {
        return waiting(1).stream()
                .flatMap(document -> entries(document).stream())
                .findFirst()
                .map(OutboxEntry::at)
                .orElse(null);
    }

    long depth() {
        return collection.countDocuments(Filters.eq(OutboxFields.PENDING, true));
    }

    /** Drops the first entry unpublished. @return it, or null where it is not the first any more */
    @Nullable
    OutboxEntry skip(String id, String eventId) {
        Document before = collection.findOneAndUpdate(
                Filters.and(Filters.eq("_id", id), Filters.eq(OutboxFields.ENTRIES + ".0.id", eventId)),
                new Document("$pop", new Document(OutboxFields.ENTRIES, -1))
                        .append("$unset", new Document(OutboxFields.FAILURE, ""))
                        .append("$inc", new Document(OutboxFields.TOKEN, 1L)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE));
        return before == null ? null : entries(before).getFirst();
    }

    private static List<OutboxEntry> entries(Document document) {
        return document.getList(OutboxFields.ENTRIES, Document.class, List.of()).stream()
                .map(OutboxEntry::of)
                .toList();
    }
}
