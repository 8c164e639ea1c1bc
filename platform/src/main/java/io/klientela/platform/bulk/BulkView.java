package io.klientela.platform.bulk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bulk change as its author sees it.
 *
 * @param resource where the records are, e.g. {@code contacts}
 * @param undoable whether it can be taken back now
 * @param items what became of each record, in the order of the request, where it named them and all of them are done
 */
public record BulkView(
        String id,
        String resource,
        BulkAction action,
        BulkStatus status,
        long total,
        long processed,
        long changed,
        long unchanged,
        long refused,
        long undone,
        long kept,
        boolean undoable,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String problem,
        @Nullable List<Item> items) {

    /**
     * What became of a record.
     *
     * @param outcome {@code changed}, {@code unchanged}, {@code refused}, {@code undone} or {@code kept}: could not be
     *     taken back
     * @param status what a single request would have been answered with. @param problem why it was refused
     */
    public record Item(
            String id,
            @Nullable String name,
            String outcome,
            @Nullable Long version,
            @Nullable Integer status,
            @Nullable String problem,
            @Nullable List<Problem.FieldError> errors) {
        static Item of(BulkItem item) {
            return new Item(
                    item.record(),
                    item.name(),
                    item.outcome().wire(),
                    item.version(),
                    item.status(),
                    item.problem(),
                    item.errors().isEmpty() ? null : item.errors());
        }
    }

    /** How many records a filter finds. */
    public record Count(long count) {}

    /** Records that were refused, or could not be taken back. @param nextCursor of the next page */
    public record Refusals(List<Item> items, @Nullable String nextCursor) {}

    @JsonIgnore
    public boolean isOver() {
        return status.isOver();
    }

    static BulkView of(BulkJob job, boolean revives, @Nullable List<BulkItem> items) {
        BulkCounts counts = job.counts();
        boolean canBe = job.action() == BulkAction.UPDATE || revives;
        return new BulkView(
                job.id(),
                job.collection(),
                job.action(),
                job.status(),
                job.total(),
                counts.changed() + counts.unchanged() + counts.refused(),
                counts.changed(),
                counts.unchanged(),
                counts.refused(),
                counts.undone(),
                counts.kept(),
                canBe && job.status().isOver() && job.status() != BulkStatus.UNDONE && counts.changed() > 0,
                job.createdAt(),
                job.finishedAt(),
                job.problem(),
                items == null ? null : items.stream().map(Item::of).toList());
    }
}
