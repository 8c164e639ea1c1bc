package io.klientela.platform.imports;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What imports keep in the service's database: themselves, notable rows, and the files while they are needed. */
record ImportStores(ImportJobs jobs, ImportRows rows, ImportChanges changes, OwnMappings mappings, Uploads uploads) {
    private static final Duration ORPHANED = Duration.ofHours(1);

    ImportStores(MongoDatabase database, Clock clock) {
        this(
                new ImportJobs(database, clock),
                new ImportRows(database),
                new ImportChanges(database),
                new OwnMappings(database),
                new Uploads(database));
    }

    /** Creates the indexes, and drops files that a crash left behind: before its import was queued, or after it ended. */
    void prepare(Instant now) {
        jobs.createIndexes();
        rows.createIndexes();
        changes.createIndexes();
        dropOrphans(now);
    }

    /** Drops files that nobody comes back for: of rehearsals that were not run, and of what a crash left behind. */
    void dropOrphans(Instant now) {
        for (String id : uploads.storedBefore(now.minus(ORPHANED))) {
            if (jobs.find(id).map(job -> job.status().isOver()).orElse(true)) {
                tidy(id);
            }
        }
    }

    /** Drops what an import that is over does not need any more; a rehearsal keeps its file, as it may be run in earnest. */
    void tidy(ImportJob job) {
        if (job.plan().rehearsal()) {
            rows.tidy(job.id());
        } else {
            tidy(job.id());
        }
    }

    /** Drops what an import that is over does not need any more. */
    void tidy(String importId) {
        rows.tidy(importId);
        uploads.delete(importId);
    }
}
