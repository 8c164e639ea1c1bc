package io.klientela.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.platform.imports.mapping.CellNote;
import io.klientela.platform.imports.table.Table;
import io.klientela.testing.TestInfrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportRowsTest {
    private static final String IMPORT = "i1";

    private final ImportKit kit = new ImportKit();
    private final ImportRows rows = new ImportRows(kit.database());

    ImportRowsTest() {
        rows.createIndexes();
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private static RowRecord row(long number, RowOutcome.Result result, String... cells) {
        Table.Row row = new Table.Row(number, List.of(cells), cells.length);
        return RowRecord.of(IMPORT, row, false, result, List.of(new CellNote("Parent", "X", "", "is unknown")));
    }

    private void save(int from, int until, RowOutcome.Result result) {
        rows.save(IntStream.range(from, until)
                .mapToObj(number -> row(number, result, "a", "b"))
                .toList());
    }

    @Test
    void looksAtNoRowsButThoseThatWait() {
        save(2, 2_002, RowOutcome.Result.REFUSED);
        save(2_002, 2_022, RowOutcome.Result.UNRESOLVED);
        String collection = kit.database().getName() + ".import_rows";
        var before = TestInfrastructure.documentsExamined(collection);
        assertThat(rows.waiting(IMPORT, 0, 10))
                .extracting(RowRecord::row)
                .startsWith(2_002L)
                .hasSize(10);
        before.ifPresent(examined -> assertThat(
                        TestInfrastructure.documentsExamined(collection).orElseThrow() - examined)
                .isLessThanOrEqualTo(10));
    }

    @Test
    void tellsOfMoreRowsThanOnePageInTheOrderOfTheFile() {
        save(2, 1_202, RowOutcome.Result.REFUSED);
        save(1_202, 1_302, RowOutcome.Result.UNRESOLVED);
        List<RowRecord> refused = new ArrayList<>();
        rows.refused(IMPORT, refused::add);
        assertThat(refused).hasSize(1_200).isSortedAccordingTo((a, b) -> Long.compare(a.row(), b.row()));
        assertThat(refused.getFirst().cells()).containsExactly("a", "b");
        List<RowRecord> reported = new ArrayList<>();
        rows.report(IMPORT, reported::add);
        assertThat(reported).extracting(RowRecord::row).hasSize(1_200).doesNotHaveDuplicates();
        rows.tidy(IMPORT);
        assertThat(rows.waiting(IMPORT, 0, 10)).isEmpty();
        rows.forgetAfter(IMPORT, 2);
        assertThat(kit.database().getCollection("import_rows").countDocuments()).isEqualTo(1);
    }

    @Test
    void handsOutFewerRowsAtOnceWhereTheyAreLong() {
        String cell = "x".repeat(900_000);
        rows.save(IntStream.range(2, 22)
                .mapToObj(number -> row(number, RowOutcome.Result.UNRESOLVED, cell))
                .toList());
        assertThat(rows.waiting(IMPORT, 0, 500)).hasSize(5);
    }

    @Test
    void keepsOfARowThatIsTooLongToBeStoredWhatIsNotLongItself() {
        String picture = "x".repeat(20_000_000);
        RowRecord refused = row(2, RowOutcome.Result.REFUSED, "a", picture);
        assertThat(refused.cells()).containsExactly("a", "");
        assertThat(row(3, RowOutcome.Result.UNRESOLVED, "a", picture))
                .extracting(RowRecord::state, RowRecord::result)
                .containsExactly(RowRecord.REFUSED, RowOutcome.Result.REFUSED);
    }
}
