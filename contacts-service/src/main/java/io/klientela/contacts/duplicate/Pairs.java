package io.klientela.contacts.duplicate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.klientela.platform.start.StartupTask;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Contacts of which two are held for one person, until somebody says that they are not. */
@Component
class Pairs implements StartupTask {
    private static final String STATUS = "status";
    private static final String SCORE = "score";
    private static final String CONTACTS = "contactIds";
    private static final String LEFT_TO_PEOPLE = "leftToPeople";

    private final MongoCollection<Document> collection;
    private final Clock clock;

    Pairs(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("duplicates");
        this.clock = clock;
    }

    @Override
    public void run() {
        collection.createIndex(Indexes.ascending(STATUS, SCORE));
        collection.createIndex(Indexes.ascending(CONTACTS));
    }

    /** Stores what a scan found; what somebody has decided about a pair stays. */
    void store(List<Pair> pairs, String scanId) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Pair pair : pairs) {
            writes.add(new UpdateOneModel<>(
                    Filters.eq(pair.id()),
                    Updates.combine(
                            Updates.set(SCORE, pair.score()),
                            Updates.set("reasons", pair.reasonDocuments()),
                            Updates.set("scanId", scanId),
                            Updates.setOnInsert(CONTACTS, List.of(pair.firstId(), pair.secondId())),
                            Updates.setOnInsert(STATUS, Pair.OPEN),
                            Updates.setOnInsert("foundAt", Date.from(clock.instant()))),
                    new UpdateOptions().upsert(true)));
        }
        if (!writes.isEmpty()) {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    /** Open pairs that the scan did not find any more. */
    void forgetOthers(String scanId) {
        collection.deleteMany(Filters.and(Filters.eq(STATUS, Pair.OPEN), Filters.ne("scanId", scanId)));
    }

    /** Everything about contacts that are gone. */
    void forget(List<String> contactIds) {
        if (!contactIds.isEmpty()) {
            collection.deleteMany(Filters.in(CONTACTS, contactIds));
        }
    }

    /** What is open about contacts that others stand for; what somebody has decided stays, for the day that they are back. */
    void forgetOpen(List<String> contactIds) {
        if (!contactIds.isEmpty()) {
            collection.deleteMany(Filters.and(Filters.in(CONTACTS, contactIds), Filters.eq(STATUS, Pair.OPEN)));
        }
    }

    /** Remembers of two contacts that they are not one person, found or not. */
    void dismiss(String oneId, String otherId, String by) {
        Pair pair = Pair.of(oneId, otherId, 0, List.of());
        collection.updateOne(
                Filters.eq("_id", pair.id()),
                Updates.combine(
                        Updates.set(STATUS, Pair.DISMISSED),
                        Updates.set("decidedBy", by),
                        Updates.set("decidedAt", Date.from(clock.instant())),
                        Updates.setOnInsert(CONTACTS, List.of(pair.firstId(), pair.secondId())),
                        Updates.setOnInsert(SCORE, pair.score()),
                        Updates.setOnInsert("reasons", List.of()),
                        Updates.setOnInsert("foundAt", Date.from(clock.instant()))),
                new UpdateOptions().upsert(true));
    }

    /** The surest first. @param after the last one of the page before */
    List<Pair> page(String status, @Nullable Pair after, int limit) {
        List<Bson> conditions = new ArrayList<>(List.of(Filters.eq(STATUS, status)));
        if (after != null) {
            conditions.add(Filters.or(
                    Filters.lt(SCORE, after.score()),
                    Filters.and(Filters.eq(SCORE, after.score()), Filters.gt("_id", after.id()))));
        }
        return collection
                .find(Filters.and(conditions))
                .sort(Sorts.orderBy(Sorts.descending(SCORE), Sorts.ascending("_id")))
                .limit(limit)
                .map(Pair::of)
                .into(new ArrayList<>());
    }

    /** Open ones that are at least so sure and were not left to people. */
    List<Pair> sure(double score, int limit) {
        return collection
                .find(Filters.and(
                        Filters.eq(STATUS, Pair.OPEN), Filters.gte(SCORE, score), Filters.ne(LEFT_TO_PEOPLE, true)))
                .sort(Sorts.descending(SCORE))
                .limit(limit)
                .map(Pair::of)
                .into(new ArrayList<>());
    }

    void leaveToPeople(String oneId, String otherId) {
        collection.updateOne(
                Filters.eq("_id", Pair.of(oneId, otherId, 0, List.of()).id()), Updates.set(LEFT_TO_PEOPLE, true));
    }

    Optional<Pair> find(String id) {
        return Optional.ofNullable(collection.find(Filters.eq(id)).first()).map(Pair::of);
    }

    /** Remembers a decision. @param by e.g. {@code user:<id>} */
    Optional<Pair> decide(String id, String status, String by) {
        Document changed = collection.findOneAndUpdate(
                Filters.eq(id),
                Updates.combine(
                        Updates.set(STATUS, status),
                        Updates.set("decidedBy", by),
                        Updates.set("decidedAt", Date.from(clock.instant()))),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(changed).map(Pair::of);
    }
}
