package io.klientela.platform.imports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One slip of the pen in one row of a made-up table, at every place where it can happen. */
class RowMenderTest {
    private static final List<List<String>> TABLE = Orders.table(40);

    record Slip(int row, int column) {
        static Stream<Slip> all() {
            return IntStream.of(0, 1, 2, 7, 20, 40)
                    .boxed()
                    .flatMap(row -> IntStream.range(0, 8).mapToObj(column -> new Slip(row, column)));
        }

        List<String> cells() {
            return new ArrayList<>(Orders.written(TABLE.get(row), ",", "\"", "\"\""));
        }

        Reading read(String line) throws IOException {
            List<String> lines = new ArrayList<>(List.of(Orders.csv(TABLE).split("\n")));
            lines.set(row, line);
            return Reading.of(String.join("\n", lines) + "\n");
        }
    }

    static Stream<Slip> slips() {
        return Slip.all();
    }

    static Stream<Slip> slipsBelowTheHeader() {
        return Slip.all().filter(slip -> slip.row() > 0 && slip.column() > 0);
    }

    @ParameterizedTest
    @MethodSource("slips")
    void takesADelimiterTooManyOut(Slip slip) throws IOException {
        List<String> cells = slip.cells();
        cells.add(slip.column(), "");
        assertThat(slip.read(String.join(",", cells)).rows()).isEqualTo(TABLE);
    }

    @ParameterizedTest
    @MethodSource("slipsBelowTheHeader")
    void putsAMissingDelimiterIn(Slip slip) throws IOException {
        List<String> cells = slip.cells();
        cells.set(slip.column() - 1, cells.get(slip.column() - 1) + cells.remove(slip.column()));
        assertThat(slip.read(String.join(",", cells)).rows()).isEqualTo(TABLE);
    }

    @ParameterizedTest
    @MethodSource("slips")
    void takesAStrayQuoteForACharacter(Slip slip) throws IOException {
        List<String> cells = slip.cells();
        cells.set(slip.column(), "\"" + cells.get(slip.column()));
        List<List<String>> expected = new ArrayList<>(TABLE);
        List<String> changed = new ArrayList<>(TABLE.get(slip.row()));
        changed.set(slip.column(), "\"" + changed.get(slip.column()));
        expected.set(slip.row(), changed);
        assertThat(slip.read(String.join(",", cells)).rows()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("slips")
    void takesARowWithAnotherDelimiter(Slip slip) throws IOException {
        List<String> others = List.of(" ", ";", "\t", ", ", "|", " ", ";", "\t");
        String line = String.join(others.get(slip.column()), slip.cells());
        assertThat(slip.read(line).rows()).isEqualTo(TABLE);
    }
}
