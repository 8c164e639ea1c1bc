package io.klientela.platform.imports;

import io.klientela.platform.aggregate.Journal;
import io.klientela.platform.imports.mapping.CellNote;
import io.klientela.platform.security.CurrentActor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes an import back, batch by batch from the last one on; a batch that comes again changes nothing more. */
final class ImportUndoRun {
    static final String KEPT = "kept";
    /** More than a batch can have: some records for each row. */
    private static final long MOST_ENTRIES = 1_000_000;

    private final ImportJob job;
    private final String token;
    private final Map<String, ImportUndo<?, ?>> byCollection;
    private final ImportStores stores;
    private final CountDownLatch stopping;
    private UndoCounts counts;

    ImportUndoRun(
            ImportJob job, String token, List<ImportUndo<?, ?>> undo, ImportStores stores, CountDownLatch stopping) {
        this.job = job;
        this.token = token;
        this.byCollection = undo.stream().collect(Collectors.toMap(ImportUndo::collection, Function.identity()));
        this.stores = stores;
        this.stopping = stopping;
        this.counts = Objects.requireNonNullElse(job.undone(), UndoCounts.NONE);
    }

    /** Works until everything that can be is taken back. @throws Stopped where somebody else has to go on */
    void complete() {
        long from = Objects.requireNonNullElse(job.undoneFrom(), Long.MAX_VALUE);
        for (ImportChanges.Batch batch = before(from); batch != null; batch = before(from)) {
            undo(batch);
            from = batch.batch();
            if (!stores.jobs().advanceUndo(job.id(), token, from, counts) || stopping.getCount() == 0) {
                throw new Stopped();
            }
        }
        if (!stores.jobs().finishUndo(job.id(), token)) {
            throw new Stopped();
        }
    }

    private ImportChanges.@Nullable Batch before(long batch) {
        return stores.changes().before(job.id(), batch);
    }

    private void undo(ImportChanges.Batch batch) {
        List<RowRecord> kept = new ArrayList<>();
        long deleted = 0;
        long restored = 0;
        List<Journal.Entry> entries = batch.entries();
        for (int i = entries.size() - 1; i >= 0; i--) {
            Journal.Entry entry = entries.get(i);
            ImportUndo.Outcome outcome =
                    CurrentActor.callAs(job.actor(), () -> job.via().undone().during(() -> undo(entry)));
            deleted += outcome.undone() && entry.created() ? 1 : 0;
            restored += outcome.undone() && !entry.created() ? 1 : 0;
            if (!outcome.kept().isEmpty()) {
                kept.add(kept(batch, i, entry, outcome.kept()));
            }
        }
        stores.rows().save(kept);
        counts = new UndoCounts(counts.deleted() + deleted, counts.restored() + restored, counts.kept() + kept.size());
    }

    private ImportUndo.Outcome undo(Journal.Entry entry) {
        ImportUndo<?, ?> undo = byCollection.get(entry.collection());
        if (undo == null) {
            return new ImportUndo.Outcome(false, List.of("such records cannot be taken back"));
        }
        Instant since = Objects.requireNonNullElse(job.finishedAt(), job.createdAt());
        return entry.created() ? undo.delete(entry.id(), since) : undo.restore(entry.id(), entry.changes());
    }

    /** Numbered behind the rows of the file, so that it is no row's own record. */
    private RowRecord kept(ImportChanges.Batch batch, int index, Journal.Entry entry, List<String> reasons) {
        List<CellNote> notes = reasons.stream()
                .map(reason -> new CellNote(entry.collection(), entry.id(), "", reason))
                .toList();
        long number = -(batch.batch() * MOST_ENTRIES + index + 1);
        return new RowRecord(job.id(), number, KEPT, false, RowOutcome.Result.REFUSED, List.of(), notes);
    }
}
