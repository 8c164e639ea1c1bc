package io.klientela.platform.imports;

import io.klientela.platform.aggregate.Journal;
import io.klientela.platform.aggregate.Rehearsal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes down what each batch of an import is about to write; a repeated batch so knows what the first attempt wrote. */
final class ImportJournal {
    /** Behind the last row of any file: batches of rows that had to wait. */
    private static final long LATE = 1L << 40;

    private final ImportJob job;
    private final ImportChanges changes;
    private final List<Journal.Entry> earlier = new ArrayList<>();
    private final List<Journal.Entry> now = new ArrayList<>();
    private boolean first = true;
    private long nextLate;
    private int attempt;
    private int parts;

    ImportJournal(ImportJob job, ImportChanges changes) {
        this.job = job;
        this.changes = changes;
    }

    /** The number of the next batch of rows that had to wait. */
    long late() {
        if (nextLate == 0) {
            Long last = changes.last(job.id(), Long.MAX_VALUE);
            nextLate = Math.max(LATE, last == null ? 0 : last + 1);
        }
        return nextLate++;
    }

    <T> T apply(long batch, Supplier<T> work) {
        now.clear();
        earlier.clear();
        if (job.plan().rehearsal()) {
            return Rehearsal.call(work);
        }
        attempt = 0;
        parts = 0;
        if (first && batch < LATE) {
            attempt = changes.attempts(job.id(), batch);
            earlier.addAll(attempt == 0 ? List.of() : written(changes.entries(job.id(), batch)));
            first = false;
        }
        return Journal.during(
                entries -> {
                    now.addAll(entries);
                    parts = changes.add(new ImportChanges.Batch(job.id(), batch, entries), attempt, parts);
                },
                work);
    }

    /** Entries of an attempt before a crash that had arrived: a record that was to be created is there. */
    private List<Journal.Entry> written(List<Journal.Entry> entries) {
        Map<String, List<String>> created = entries.stream()
                .filter(Journal.Entry::created)
                .collect(Collectors.groupingBy(
                        Journal.Entry::collection, Collectors.mapping(Journal.Entry::id, Collectors.toList())));
        Set<String> there = new HashSet<>();
        created.forEach((collection, ids) -> there.addAll(changes.existing(collection, ids)));
        return entries.stream()
                .filter(entry -> !entry.created() || there.contains(entry.id()))
                .toList();
    }

    /** What a crash made look unchanged counts as what it was: created or updated by the attempt before. */
    Counts corrected(Counts before, Counts after) {
        Set<String> again = now.stream().map(Journal.Entry::id).collect(Collectors.toSet());
        long created = earlier.stream()
                .filter(entry -> entry.created() && !again.contains(entry.id()))
                .count();
        long updated = earlier.stream()
                .filter(entry -> !entry.created() && !again.contains(entry.id()))
                .count();
        long room = after.unchanged() - before.unchanged();
        long asCreated = Math.min(created, room);
        long asUpdated = Math.min(updated, room - asCreated);
        return new Counts(
                after.created() + asCreated,
                after.updated() + asUpdated,
                after.unchanged() - asCreated - asUpdated,
                after.refused(),
                after.corrected());
    }
}
