package io.klientela.platform.imports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.InputStreamSource;

class LayoutsTest {

    @Test
    void seesThatThereIsNoHeader() throws IOException {
        Reading read = Reading.of(Orders.csv(Orders.rows(20)));
        assertThat(read.format().hasHeader()).isFalse();
        assertThat(read.rows()).isEqualTo(Orders.rows(20));
    }

    @Test
    void joinsHeadersOfSeveralRows() throws IOException {
        List<List<String>> table = new ArrayList<>(Orders.table(20));
        table.addFirst(List.of("Zamówienie", "Zamówienie", "Zamówienie", "", "Kto", "", "", ""));
        assertThat(Reading.of(Orders.csv(table)).rows().getFirst())
                .containsExactly(
                        "Zamówienie Data",
                        "Zamówienie Godzina",
                        "Zamówienie Kod",
                        "Kwota",
                        "Kto Klient",
                        "Opis",
                        "Strona",
                        "Uwagi");
    }

    @Test
    void passesOverTitlesCommentsAndNotes() throws IOException {
        String csv = "Zestawienie zamówień\n# stan na koniec roku\n,,,,,,,\n" + Orders.csv(Orders.table(20))
                + "\nŹródło: magazyn\n";
        Reading read = Reading.of(csv);
        assertThat(read.rows()).isEqualTo(Orders.table(20));
        assertThat(read.problems()).extracting(Table.Problem::kind).contains("skipped");
    }

    @Test
    void readsTheFirstOfSeveralTablesAndSaysSo() throws IOException {
        Reading read = Reading.of(Orders.csv(Orders.table(20)) + Orders.csv(Orders.table(5)));
        assertThat(read.rows()).isEqualTo(Orders.table(20));
        assertThat(read.problems()).extracting(Table.Problem::kind).containsExactly("another-table");
        assertThat(read.problems().getFirst().row()).isEqualTo(22);
        Reading other = Reading.of(Orders.csv(Orders.table(20)) + "\nid,name,city\n1,Jan,Łódź\n");
        assertThat(other.rows()).isEqualTo(Orders.table(20));
    }

    @Test
    void keepsAndReportsRaggedRows() throws IOException {
        Reading read =
                Reading.of("imię,nazwisko,miasto\nJan,Lis,Łódź\nEwa,Nowak\nAdam,Kot,Gdynia,Sopot\nIga,Wilk,Hel\n");
        assertThat(read.rows().get(2)).containsExactly("Ewa", "Nowak", "");
        assertThat(read.rows().get(3)).containsExactly("Adam", "Kot", "Gdynia", "Sopot");
        assertThat(read.problems()).extracting(Table.Problem::kind).containsExactly("short", "long");
        assertThat(read.problems()).extracting(Table.Problem::row).containsExactly(3L, 4L);
    }

    @Test
    void ignoresADelimiterAtTheEndOfEveryRow() throws IOException {
        assertThat(Reading.of("id;kwota\n1;20;\n2;30;\n3;40;\n").rows())
                .containsExactly(List.of("id", "kwota"), List.of("1", "20"), List.of("2", "30"), List.of("3", "40"));
    }

    @Test
    void readsNothingFromAnEmptyFile() throws IOException {
        assertThat(Reading.of("").rows()).isEmpty();
        assertThat(Reading.of("\n\n").rows()).isEmpty();
        assertThat(Reading.of("id,name,email\n").rows()).containsExactly(List.of("id", "name", "email"));
    }

    @Test
    void leavesNulsOutAndSaysSo() throws IOException {
        Reading read = Reading.of("id,name\n1,Ja\0n\n2,Ewa is here and the text is long enough to be one\n");
        assertThat(read.rows().get(1)).containsExactly("1", "Jan");
        assertThat(read.problems()).extracting(Table.Problem::kind).containsExactly("nul");
    }

    @Test
    void readsHugeFilesWithAQuoteThatIsNeverClosedInLittleMemory() throws IOException {
        byte[] row = "12,Jan Kowalski,jan@example.com\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] start = "id,name,email\n1,\"Ewa,ewa@example.com\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        InputStreamSource file = () -> new Repeated(start, row, 1_000_000);
        TableFormat format = TableFormat.detect(file);
        long count = 0;
        try (InputStream stream = file.getInputStream();
                Table table = new Table(stream, format)) {
            Table.Row first = java.util.Objects.requireNonNull(table.next());
            assertThat(first.cells()).containsExactly("1", "\"Ewa", "ewa@example.com");
            while (table.next() != null) {
                count++;
            }
        }
        assertThat(count).isEqualTo(1_000_000);
    }

    @Test
    void refusesACellWithoutEnd() {
        InputStreamSource file = () -> new Repeated(
                "a,b\n1,".getBytes(java.nio.charset.StandardCharsets.US_ASCII), new byte[] {'x', 'y'}, 25_000_000);
        assertThatThrownBy(() -> Reading.of(file))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("million");
    }

    @Test
    void reads20000Columns() throws IOException {
        String header = java.util.stream.IntStream.range(0, 20_000)
                .mapToObj(i -> "c" + i)
                .collect(java.util.stream.Collectors.joining(","));
        assertThat(Reading.of(header + "\n" + "1,".repeat(19_999) + "1\n").last())
                .hasSize(20_000);
    }

    /** A stream of a start and then the same bytes again and again, which nobody has to keep. */
    private static final class Repeated extends InputStream {
        private final byte[] start;
        private final byte[] part;
        private final long length;
        private long at;

        Repeated(byte[] start, byte[] part, long times) {
            this.start = start;
            this.part = part;
            this.length = start.length + part.length * times;
        }

        @Override
        public int read() {
            return at >= length ? -1 : next();
        }

        @Override
        public int read(byte[] buffer, int offset, int count) {
            if (at >= length) {
                return -1;
            }
            int read = (int) Math.min(count, length - at);
            for (int i = 0; i < read; i++) {
                buffer[offset + i] = (byte) next();
            }
            return read;
        }

        private int next() {
            long here = at++;
            return here < start.length ? start[(int) here] : part[(int) ((here - start.length) % part.length)];
        }
    }
}
