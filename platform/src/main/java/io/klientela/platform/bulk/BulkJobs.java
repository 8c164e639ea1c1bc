package io.klientela.platform.bulk;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
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

/** Bulk changes in the service's own database: what is wanted, how far it is, and what became of each record. */
final class BulkJobs {
    private static final List<String> TO_DO =
            List.of(BulkStatus.QUEUED.wire(), BulkStatus.RUNNING.wire(), BulkStatus.UNDOING.wire());
    private static final List<String> OVER =
            List.of(BulkStatus.COMPLETED.wire(), BulkStatus.CANCELLED.wire(), BulkStatus.FAILED.wire());
    private static final int BATCH = 1000;

    private final MongoCollection<Document> jobs;
    private final MongoCollection<Document> items;
    private final Clock clock;

    BulkJobs(MongoDatabase database, Clock clock) {
        this.jobs = database.getCollection("bulk_jobs");
        this.items = database.getCollection("bulk_items");
        this.clock = clock;
    }

    void createIndexes() {
        jobs.createIndex(new Document("status", 1).append("due", 1));
        items.createIndex(new Document("job", 1).append("outcome", 1).append("_id", 1));
    }

    /** Stores the records, then the job: nobody begins with half of them. @return false where the id is taken */
    boolean add(Document job, List<String> records) {
        String id = job.getString("_id");
        if (find(id).isPresent()) {
            return false;
        }
        items.deleteMany(Filters.eq("job", id));
        for (int from = 0; from < records.size(); from += BATCH) {
            List<Document> batch = new ArrayList<>();
            for (int i = from; i < Math.min(records.size(), from + BATCH); i++) {
                batch.add(BulkItem.pending(i, records.get(i)).toDocument(id));
            }
            items.insertMany(batch, new InsertManyOptions().ordered(false));
        }
        try {
            jobs.insertOne(job);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    Optional<BulkJob> find(String id) {
        return Optional.ofNullable(jobs.find(Filters.eq(id)).first()).map(BulkJob::of);
    }

    Optional<BulkJob> claim(Collection<String> collections, String token, Duration lease) {
        Instant now = clock.instant();
        Document claimed = jobs.findOneAndUpdate(
                Filters.and(
                        Filters.in("status", TO_DO),
                        Filters.lte("due", Date.from(now)),
                        Filters.in("collection", collections)),
                Updates.combine(Updates.set("token", token), Updates.set("due", Date.from(now.plus(lease)))),
                new FindOneAndUpdateOptions().sort(Sorts.ascending("due")).returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(claimed).map(BulkJob::of);
    }

    List<BulkItem> items(String job, long from, int most) {
        List<BulkItem> found = new ArrayList<>();
        items.find(Filters.and(
                        Filters.gte("_id", BulkItem.id(job, from)), Filters.lt("_id", BulkItem.id(job, from + most))))
                .sort(Sorts.ascending("_id"))
                .forEach(item -> found.add(BulkItem.of(item)));
        return found;
    }

    /** Those that were refused or kept. @param after the number of the last one seen */
    List<BulkItem> refusals(String job, @Nullable Long after, int most) {
        List<BulkItem> found = new ArrayList<>();
        Bson refused = Filters.and(
                Filters.eq("job", job),
                Filters.in("outcome", BulkItem.Outcome.REFUSED.wire(), BulkItem.Outcome.KEPT.wire()));
        items.find(after == null ? refused : Filters.and(refused, Filters.gt("_id", BulkItem.id(job, after))))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .forEach(item -> found.add(BulkItem.of(item)));
        return found;
    }

    void save(String job, List<BulkItem> changed) {
        if (!changed.isEmpty()) {
            items.bulkWrite(
                    changed.stream()
                            .map(item -> new ReplaceOneModel<>(
                                    Filters.eq(BulkItem.id(job, item.number())), item.toDocument(job)))
                            .toList(),
                    new BulkWriteOptions().ordered(false));
        }
    }

    /** @return false where somebody else has it now, or it was cancelled */
    boolean advance(BulkJob job, String token, BulkStatus status, long next, BulkCounts counts, Duration lease) {
        return update(
                job.id(),
                token,
                Updates.combine(
                        Updates.set("status", status.wire()),
                        Updates.set("next", next),
                        Updates.set("counts", counts.toDocument()),
                        Updates.set("attempts", 0),
                        Updates.set("due", Date.from(clock.instant().plus(lease)))));
    }

    boolean finish(String id, String token, BulkStatus status, @Nullable String problem) {
        return update(
                id,
                token,
                Updates.combine(
                        Updates.set("status", status.wire()),
                        problem == null ? Updates.unset("problem") : Updates.set("problem", problem),
                        Updates.set("finishedAt", Date.from(clock.instant()))));
    }

    /** Lets go of it, so that anybody may go on after a while. */
    void release(String id, String token, int attempts, Duration after) {
        update(
                id,
                token,
                Updates.combine(
                        Updates.set("attempts", attempts),
                        Updates.set("due", Date.from(clock.instant().plus(after)))));
    }

    private boolean update(String id, String token, Bson update) {
        return jobs.updateOne(
                                Filters.and(Filters.eq(id), Filters.eq("token", token), Filters.in("status", TO_DO)),
                                update)
                        .getMatchedCount()
                == 1;
    }

    /** What was changed stays changed. @return whether it was under way */
    boolean cancel(String id) {
        return jobs.updateOne(
                                Filters.and(
                                        Filters.eq(id),
                                        Filters.in("status", BulkStatus.QUEUED.wire(), BulkStatus.RUNNING.wire())),
                                Updates.combine(
                                        Updates.set("status", BulkStatus.CANCELLED.wire()),
                                        Updates.set("finishedAt", Date.from(clock.instant()))))
                        .getMatchedCount()
                == 1;
    }

    /** Begins to take it back. @return whether it was over, and not taken back yet */
    boolean undo(String id) {
        return jobs.updateOne(
                                Filters.and(Filters.eq(id), Filters.in("status", OVER)),
                                Updates.combine(
                                        Updates.set("status", BulkStatus.UNDOING.wire()),
                                        Updates.set("next", 0L),
                                        Updates.set("attempts", 0),
                                        Updates.unset("finishedAt"),
                                        Updates.set("due", Date.from(clock.instant()))))
                        .getMatchedCount()
                == 1;
    }

    /** Forgets what is older, with its records. */
    void forget(Instant before) {
        List<String> old = new ArrayList<>();
        jobs.find(Filters.lt("createdAt", Date.from(before)))
                .projection(Projections.include("_id"))
                .forEach(job -> old.add(job.getString("_id")));
        for (String id : old) {
            items.deleteMany(Filters.eq("job", id));
            jobs.deleteOne(Filters.eq(id));
        }
    }
}
