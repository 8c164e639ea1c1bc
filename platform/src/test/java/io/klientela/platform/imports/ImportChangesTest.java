package io.klientela.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.events.FieldChange;
import io.klientela.platform.aggregate.Journal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportChangesTest {
    private static final String IMPORT = "i1";
    private static final long LATE = 1L << 40;

    private final ImportKit kit = new ImportKit();
    private final ImportChanges changes = new ImportChanges(kit.database());

    @AfterEach
    void close() {
        kit.close();
    }

    private static Journal.Entry created(String id) {
        return new Journal.Entry("firms", id, true, Map.of());
    }

    private static Journal.Entry changed(String id, String before) {
        return new Journal.Entry("firms", id, false, Map.of("name", new FieldChange(before, "new")));
    }

    private static ImportChanges.Batch batch(long number, Journal.Entry... entries) {
        return new ImportChanges.Batch(IMPORT, number, List.of(entries));
    }

    @Test
    void addsToABatchWithoutWritingWhatWasThereAgain() {
        int parts = changes.add(batch(2, created("a"), changed("b", "B")), 0, 0);
        changes.add(batch(2, changed("a", "A")), 0, parts);
        changes.add(batch(12, created("c")), 0, 0);
        assertThat(changes.entries(IMPORT, 2)).containsExactly(created("a"), changed("b", "B"), changed("a", "A"));
        assertThat(kit.database().getCollection("import_changes").countDocuments())
                .isEqualTo(3);
        assertThat(changes.before(IMPORT, Long.MAX_VALUE)).isEqualTo(batch(12, created("c")));
        assertThat(changes.before(IMPORT, 2)).isNull();
    }

    @Test
    void believesTheLastAttemptOfABatch() {
        changes.add(batch(2, created("a"), created("b")), 0, 0);
        assertThat(changes.attempts(IMPORT, 2)).isEqualTo(1);
        changes.add(batch(2, changed("b", "B"), created("c")), 1, 0);
        assertThat(changes.attempts(IMPORT, 2)).isEqualTo(2);
        assertThat(changes.attempts(IMPORT, 12)).isZero();
        assertThat(changes.entries(IMPORT, 2)).containsExactly(created("a"), changed("b", "B"), created("c"));
    }

    @Test
    void keepsMoreThanADocumentOfTheStoreCanHold() {
        String long1 = "x".repeat(1_000_000);
        Journal.Entry[] entries = IntStream.range(0, 25)
                .mapToObj(number -> changed("f" + number, long1))
                .toArray(Journal.Entry[]::new);
        assertThat(changes.add(batch(2, entries), 0, 0)).isGreaterThan(2);
        assertThat(changes.entries(IMPORT, 2)).containsExactly(entries);
    }

    @Test
    void numbersNoLateBatchLikeAnEarlierOneAfterRowsWaitedInVain() {
        ImportJob job = ImportJob.of(ImportJob.queued(
                IMPORT,
                "firms",
                ImportPlan.of("firms"),
                "firms.csv",
                new UploadCheck.Checked(",", List.of("Id"), 1),
                ImportKit.ADA,
                Instant.EPOCH));
        ImportJournal first = new ImportJournal(job, changes);
        assertThat(first.late()).isEqualTo(LATE);
        long second = first.late();
        changes.add(batch(second, created("a")), 0, 0);
        assertThat(new ImportJournal(job, changes).late()).isGreaterThan(second);
    }
}
