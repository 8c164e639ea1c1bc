package io.klientela.platform.imports;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The imports of a service. Whoever claims one gets it until {@code due}, and a token: what is written with a token
 * that is no longer the import's own, or after it was cancelled, does not match.
 */
final class ImportJobs {
    private static final List<String> UNFINISHED = List.of(ImportStatus.QUEUED.wire(), ImportStatus.RUNNING.wire());

    private final MongoCollection<Document> jobs;
    private final Clock clock;

    ImportJobs(MongoDatabase database, Clock clock) {
        this.jobs = database.getCollection("imports");
        this.clock = clock;
    }

    void createIndexes() {
        jobs.createIndex(Indexes.ascending("status", "due"));
        jobs.createIndex(Indexes.ascending("resource", "_id"));
    }

    void insert(Document queued) {
        jobs.insertOne(queued);
    }

    Optional<ImportJob> find(String id) {
        return Optional.ofNullable(jobs.find(Filters.eq(id)).first()).map(ImportJob::of);
    }

    /** Newest first. @param before the id of the last one that was seen already */
    List<ImportJob> page(String resource, @Nullable ImportStatus status, @Nullable String before, int limit) {
        List<Bson> filters = new ArrayList<>(List.of(Filters.eq("resource", resource)));
        if (status != null) {
            filters.add(Filters.eq("status", status.wire()));
        }
        if (before != null) {
            filters.add(Filters.lt("_id", before));
        }
        return jobs.find(Filters.and(filters))
                .sort(Sorts.descending("_id"))
                .limit(limit)
                .map(ImportJob::of)
                .into(new ArrayList<>());
    }

    /** Takes over one import that nobody works on, the oldest first. */
    Optional<ImportJob> claim(Collection<String> resources, String token, Duration lease) {
        Instant now = clock.instant();
        Document claimed = jobs.findOneAndUpdate(
                Filters.and(
                        Filters.in("status", UNFINISHED),
                        Filters.lte("due", Date.from(now)),
                        Filters.in("resource", resources)),
                Updates.combine(
                        Updates.set("status", ImportStatus.RUNNING.wire()),
                        Updates.set("token", token),
                        Updates.set("due", Date.from(now.plus(lease)))),
                new FindOneAndUpdateOptions().sort(Sorts.ascending("_id")).returnDocument(ReturnDocument.AFTER));
        if (claimed == null) {
            return Optional.empty();
        }
        if (claimed.getDate("startedAt") == null) {
            update(claimed.getString("_id"), token, Updates.set("startedAt", Date.from(now)));
        }
        return Optional.of(ImportJob.of(claimed));
    }

    /** Takes over one import that is to be taken back. */
    Optional<ImportJob> claimUndo(Collection<String> resources, String token, Duration lease) {
        Instant now = clock.instant();
        Document claimed = jobs.findOneAndUpdate(
                Filters.and(
                        Filters.eq("status", ImportStatus.UNDOING.wire()),
                        Filters.lte("due", Date.from(now)),
                        Filters.in("resource", resources)),
                Updates.combine(Updates.set("token", token), Updates.set("due", Date.from(now.plus(lease)))),
                new FindOneAndUpdateOptions().sort(Sorts.ascending("_id")).returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(claimed).map(ImportJob::of);
    }

    /** Begins to take an import back that is over. @return whether it was */
    boolean undo(String id) {
        Bson over = Filters.and(
                Filters.eq(id),
                Filters.in(
                        "status",
                        ImportStatus.COMPLETED.wire(),
                        ImportStatus.FAILED.wire(),
                        ImportStatus.CANCELLED.wire()));
        Bson undoing = Updates.combine(
                Updates.set("status", ImportStatus.UNDOING.wire()),
                Updates.set("undone", UndoCounts.NONE.toDocument()),
                Updates.set("attempts", 0),
                Updates.set("due", Date.from(clock.instant())));
        return jobs.updateOne(over, undoing).getMatchedCount() == 1;
    }

    /** @param batch up to where everything was taken back, from the last one on */
    boolean advanceUndo(String id, String token, long batch, UndoCounts counts) {
        return update(
                id,
                token,
                Updates.combine(
                        Updates.set("undoneFrom", batch),
                        Updates.set("undone", counts.toDocument()),
                        Updates.set("attempts", 0)));
    }

    boolean finishUndo(String id, String token) {
        return update(id, token, Updates.set("status", ImportStatus.UNDONE.wire()));
    }

    boolean renew(String id, String token, Duration lease) {
        return update(id, token, Updates.set("due", Date.from(clock.instant().plus(lease))));
    }

    boolean advance(
            String id, String token, long lastRow, boolean readToEnd, Counts read, Counts shown, long busyMillis) {
        return update(
                id,
                token,
                Updates.combine(
                        Updates.set("lastRow", lastRow),
                        Updates.set("readToEnd", readToEnd),
                        Updates.set("read", read.toDocument()),
                        Updates.set("shown", shown.toDocument()),
                        Updates.set("busyMillis", busyMillis),
                        Updates.set("attempts", 0)));
    }

    /** Lets go of an import so that anybody may go on with it after a while. */
    void release(String id, String token, int attempts, Duration after) {
        update(
                id,
                token,
                Updates.combine(
                        Updates.set("attempts", attempts),
                        Updates.set("due", Date.from(clock.instant().plus(after)))));
    }

    boolean finish(String id, String token, ImportStatus status, @Nullable String problem) {
        return update(
                id,
                token,
                Updates.combine(
                        Updates.set("status", status.wire()),
                        problem == null ? Updates.unset("problem") : Updates.set("problem", problem),
                        Updates.set("finishedAt", Date.from(clock.instant()))));
    }

    /** Stops an import that is not over; what was applied stays. */
    boolean cancel(String id) {
        Bson unfinished = Filters.and(Filters.eq(id), Filters.in("status", UNFINISHED));
        Bson cancelled = Updates.combine(
                Updates.set("status", ImportStatus.CANCELLED.wire()),
                Updates.set("finishedAt", Date.from(clock.instant())));
        return jobs.updateOne(unfinished, cancelled).getMatchedCount() == 1;
    }

    private boolean update(String id, String token, Bson update) {
        Bson held = Filters.and(
                Filters.eq(id),
                Filters.eq("token", token),
                Filters.in("status", ImportStatus.RUNNING.wire(), ImportStatus.UNDOING.wire()));
        return jobs.updateOne(held, update).getMatchedCount() == 1;
    }
}
