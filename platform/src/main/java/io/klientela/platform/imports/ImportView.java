package io.klientela.platform.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import as the API shows it.
 *
 * @param rowsPerSecond of work, without the time spent waiting for what rows refer to
 * @param rehearsal nothing is written: only what would happen is counted
 * @param problem why it failed
 * @param createdBy {@code user:<id>} or {@code client:<id>}
 * @param undone what came of taking it back
 */
public record ImportView(
        String id,
        String resource,
        String mapping,
        boolean rehearsal,
        String fileName,
        ImportStatus status,
        Rows rows,
        @Nullable Double rowsPerSecond,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String problem,
        Instant createdAt,
        String createdBy,
        @Nullable UndoCounts undone) {

    /** @param corrected of those that were applied, the ones with a cell that was taken for something else */
    public record Rows(
            long total, long processed, long created, long updated, long unchanged, long refused, long corrected) {}

    static ImportView of(ImportJob job) {
        Counts counts = job.shown();
        return new ImportView(
                job.id(),
                job.resource(),
                job.plan().mapping(),
                job.plan().rehearsal(),
                job.fileName(),
                job.status(),
                new Rows(
                        job.total(),
                        counts.processed(),
                        counts.created(),
                        counts.updated(),
                        counts.unchanged(),
                        counts.refused(),
                        counts.corrected()),
                job.rowsPerSecond(),
                job.startedAt(),
                job.finishedAt(),
                job.problem(),
                job.createdAt(),
                job.actor().wire(),
                job.undone());
    }
}
