package io.klientela.automation.run;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import io.klientela.automation.event.Occurrence;
import io.klientela.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What runs saw, and when each is to be worked on next. Whoever takes one has it for a while; where that one dies, it
 * becomes due again. An entry is made before its run, so that no run is ever without it.
 */
@Component
class WorkList {
    private static final Duration HOLD = Duration.ofMinutes(2);
    private static final String DUE = "dueAt";

    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final Semaphore signal = new Semaphore(0);

    WorkList(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("run_work");
        this.clock = clock;
    }

    void createIndexes() {
        collection.createIndex(Indexes.ascending(DUE), new IndexOptions().sparse(true));
        collection.createIndex(Indexes.ascending("span"), new IndexOptions().sparse(true));
        collection.createIndex(Indexes.ascending("at"));
    }

    /** Notes a run to be worked on now. @param link under which it acts, see {@link Chain} */
    void add(String id, Occurrence what, Chain.Link link) {
        put(
                id,
                what,
                new Document("traceparent", link.traceparent())
                        .append("span", link.span())
                        .append("depth", link.depth())
                        .append(DUE, now())
                        .append("begunAt", now())
                        .append("rounds", 0)
                        .append("retries", 0));
    }

    /** Keeps what a decision not to act saw. */
    void note(String id, Occurrence what) {
        put(id, what, new Document());
    }

    private void put(String id, Occurrence what, Document more) {
        more.append("what", what.toDocument()).append("at", now());
        collection.updateOne(
                Filters.eq("_id", id), new Document("$setOnInsert", more), new UpdateOptions().upsert(true));
    }

    /** The depth of the run that left this mark; empty where none did. */
    OptionalInt depthOf(String span) {
        Document found = collection
                .find(Filters.eq("span", span))
                .projection(new Document("depth", 1))
                .first();
        return found == null ? OptionalInt.empty() : OptionalInt.of(found.getInteger("depth"));
    }

    Optional<Occurrence> seenBy(String id) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", id)).first())
                .map(stored -> Occurrence.of(stored.get("what", Document.class)));
    }

    /** Takes what has been due longest; null where nothing is. */
    @Nullable
    Work take() {
        Document taken = collection.findOneAndUpdate(
                Filters.lte(DUE, now()),
                new Document("$set", new Document(DUE, in(HOLD)).append("token", Ids.next())),
                new FindOneAndUpdateOptions().sort(Sorts.ascending(DUE)).returnDocument(ReturnDocument.AFTER));
        return taken == null ? null : Work.of(taken);
    }

    /** Keeps it for another while. */
    void hold(Work work) {
        collection.updateOne(mine(work), new Document("$set", new Document(DUE, in(HOLD))));
    }

    void done(Work work) {
        collection.updateOne(mine(work), new Document("$unset", new Document(DUE, "").append("token", "")));
    }

    void again(Work work, Duration after) {
        collection.updateOne(
                mine(work), new Document("$set", new Document(DUE, in(after)).append("rounds", work.rounds() + 1)));
    }

    /** Forgets one that no run belongs to. */
    void drop(Work work) {
        collection.deleteOne(mine(work));
    }

    /** Makes a run be worked on again from the start, under new keys. */
    void retry(String id) {
        collection.updateOne(
                Filters.eq("_id", id),
                new Document(
                                "$set",
                                new Document(DUE, now())
                                        .append("begunAt", now())
                                        .append("rounds", 0))
                        .append("$inc", new Document("retries", 1)));
        wake();
    }

    /** Forgets what finished runs and decisions saw, where it is older. */
    void forgetBefore(Instant time) {
        collection.deleteMany(Filters.and(Filters.lt("at", Date.from(time)), Filters.exists(DUE, false)));
    }

    void forget(Iterable<String> ids) {
        collection.deleteMany(Filters.in("_id", ids));
    }

    void wake() {
        signal.release();
    }

    void await(Duration most) throws InterruptedException {
        if (signal.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }

    private static Bson mine(Work work) {
        return Filters.and(Filters.eq("_id", work.id()), Filters.eq("token", work.token()));
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    private Date in(Duration time) {
        return Date.from(clock.instant().plus(time));
    }
}
