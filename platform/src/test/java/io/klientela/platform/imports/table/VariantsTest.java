package io.klientela.platform.imports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.ByteArrayResource;

/** The same tables in many writings, as programs and people make them: each is read as the table that it was made of. */
class VariantsTest {
    private static final int FILES = 240;
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|", "||", "::", "~|~", "^", "\u0001");
    private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r", "mixed");
    private static final List<String> ENCODINGS = List.of(
            "UTF-8",
            "UTF-8 with mark",
            "UTF-16LE",
            "UTF-16BE",
            "UTF-16LE with mark",
            "UTF-16BE with mark",
            "windows-1250");

    /** How quotes are written. */
    private enum Quoting {
        NEEDED,
        ALWAYS,
        BACKSLASH,
        SINGLE
    }

    /** What stands in the file beside the table. */
    private enum Extra {
        NOTHING,
        SEP,
        PREAMBLE,
        TRAILING,
        NO_LAST_END,
        BLANKS,
        NULS
    }

    private record Variant(
            String table, String delimiter, Quoting quoting, String lineEnd, String encoding, Extra extra) {

        @Override
        public String toString() {
            return "%s parted by %s, quotes %s, ends %s, %s, %s"
                    .formatted(
                            table,
                            delimiter.replace("\t", "TAB").replace("\u0001", "SOH"),
                            quoting,
                            lineEnd.replace("\r", "CR").replace("\n", "LF"),
                            encoding,
                            extra)
                    .replace("_", " ")
                    .toLowerCase(Locale.ROOT);
        }

        byte[] file() {
            Charset charset = Charset.forName(encoding.replace(" with mark", ""));
            String mark = encoding.endsWith("mark") ? "\ufeff" : "";
            return (mark + text()).getBytes(charset);
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            List<String> lines = new ArrayList<>(tables().getOrDefault(table, List.of()).stream()
                    .map(this::line)
                    .toList());
            switch (extra) {
                case SEP -> lines.addFirst("sep=" + delimiter);
                case PREAMBLE -> lines.addAll(0, List.of("Zestawienie z systemu", "Stan na 22 listopada", ""));
                case BLANKS -> {
                    lines.add(3, "");
                    lines.add("");
                    lines.add("");
                }
                default -> {}
            }
            for (int i = 0; i < lines.size(); i++) {
                boolean last = i == lines.size() - 1;
                text.append(lines.get(i));
                text.append(extra == Extra.NO_LAST_END && last ? "" : end(i));
            }
            return text.toString();
        }

        private String end(int line) {
            return lineEnd.equals("mixed") ? line % 3 == 0 ? "\r\n" : "\n" : lineEnd;
        }

        private String line(List<String> row) {
            String line = String.join(delimiter, row.stream().map(this::written).toList());
            return switch (extra) {
                case TRAILING -> line + delimiter;
                case NULS -> line.length() > 4 ? line.substring(0, 2) + "\0" + line.substring(2) : line;
                default -> line;
            };
        }

        private String written(String cell) {
            String quote = quoting == Quoting.SINGLE ? "'" : "\"";
            String escaped = quoting == Quoting.BACKSLASH ? "\\" + quote : quote + quote;
            boolean needed = cell.contains(delimiter)
                    || delimiter.chars().anyMatch(c -> cell.indexOf(c) >= 0)
                    || cell.contains(quote)
                    || cell.contains("\n");
            return needed || quoting == Quoting.ALWAYS ? quote + cell.replace(quote, escaped) + quote : cell;
        }
    }

    private static Map<String, List<List<String>>> tables() {
        Map<String, List<List<String>>> tables = new TreeMap<>();
        tables.put("orders", Orders.table(30));
        tables.put("people", people());
        tables.put("measurements", measurements());
        tables.put("sparse", sparse());
        return tables;
    }

    private static List<List<String>> people() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("id", "Imię", "Nazwisko", "E-mail", "Telefon", "Firma", "Uwagi"));
        String[] names = {"Łucja", "Żaneta", "Jan", "Święcisława", "Ćesław"};
        String[] firms = {"Huta, Źródło i Syn", "Młyn \"Pod Lipą\"", "", "ACME; Polska", "Sklep 5|10"};
        for (int i = 1; i <= 18; i++) {
            rows.add(List.of(
                    Integer.toString(1000 + i),
                    names[i % names.length],
                    "Kowalski-" + (char) ('A' + i),
                    "osoba%d@firma.example".formatted(i),
                    i % 4 == 0 ? "" : "+48 600 100 %03d".formatted(i),
                    firms[i % firms.length],
                    i % 5 == 0 ? "pierwszy wiersz\ndrugi wiersz" : i % 3 == 0 ? "dzwonić po 15:00" : ""));
        }
        return rows;
    }

    private static List<List<String>> measurements() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("time", "sensor", "value", "share", "ok"));
        for (int i = 0; i < 25; i++) {
            rows.add(List.of(
                    "2026-03-%02dT%02d:15:00Z".formatted(1 + i, i % 24),
                    "S-%03d".formatted(i % 7),
                    "%d.%d".formatted(i * 3, i % 10),
                    "%d%%".formatted(i * 4),
                    i % 2 == 0 ? "true" : "false"));
        }
        return rows;
    }

    /** With columns of which nothing is known, one that is called like another, and one that has no name. */
    private static List<List<String>> sparse() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("code", "name", "note", "name", "", "amount", "date"));
        for (int i = 0; i < 15; i++) {
            rows.add(List.of(
                    "K-%04d".formatted(i * 17),
                    i % 3 == 0 ? "" : "Część nr " + i,
                    "",
                    i % 4 == 0 ? "zamiennik" : "",
                    "",
                    "%d,%02d".formatted(i * 7, i),
                    "%02d.06.2026".formatted(1 + i)));
        }
        return rows;
    }

    /** Some of all the writings there can be; always the same ones. */
    private static List<Variant> variants() {
        List<Variant> all = new ArrayList<>();
        for (String table : tables().keySet()) {
            for (String delimiter : DELIMITERS) {
                for (Quoting quoting : Quoting.values()) {
                    for (String encoding : ENCODINGS) {
                        for (Extra extra : Extra.values()) {
                            String lineEnd = LINE_ENDS.get(all.size() % LINE_ENDS.size());
                            all.add(new Variant(table, delimiter, quoting, lineEnd, encoding, extra));
                        }
                    }
                }
            }
        }
        Collections.shuffle(all, new Random(20261122));
        return all.stream().filter(VariantsTest::canBe).limit(FILES).toList();
    }

    /** Inches, and the quotes of names, are taken for quotes by whoever reads a file with other ones. */
    private static boolean canBe(Variant variant) {
        return variant.quoting() != Quoting.SINGLE || !variant.table().equals("orders");
    }

    @TestFactory
    Stream<DynamicTest> readsTheTableWhateverItsWriting() {
        return variants().stream()
                .map(variant -> DynamicTest.dynamicTest(variant.toString(), () -> {
                    Reading read = Reading.of(new ByteArrayResource(variant.file()));
                    List<List<String>> expected = tables().getOrDefault(variant.table(), List.of());
                    assertThat(variant.extra() == Extra.TRAILING ? withoutLast(read.rows(), expected) : read.rows())
                            .as("read as %s", read.format().dialect())
                            .isEqualTo(expected);
                }));
    }

    /** Delimiters at the ends of all lines may stand for one more column, of which nothing is known. */
    private static List<List<String>> withoutLast(List<List<String>> rows, List<List<String>> expected) {
        int width = expected.getFirst().size();
        return rows.stream()
                .map(row -> row.size() == width + 1 && row.getLast().isEmpty() ? row.subList(0, width) : row)
                .toList();
    }

    @Test
    void takesVeryLongCells() throws IOException {
        String essay = "Słowo \"w\" tekście, i przecinek;\n".repeat(9_000);
        List<List<String>> table = List.of(
                List.of("id", "text", "date"),
                List.of("1", essay, "2026-01-01"),
                List.of("2", "krótki", "2026-01-02"),
                List.of("3", "x".repeat(400_000), "2026-01-03"));
        assertThat(Reading.of(Orders.csv(table)).rows()).isEqualTo(table);
    }

    @Test
    void takesOneColumnForOneColumn() throws IOException {
        for (List<String> values : List.of(
                List.of("nazwa", "Kowalski, Jan", "Nowak, Anna", "Lis, Ewa"),
                List.of("kod", "A;1", "B;2", "C;3"),
                List.of("liczba", "1", "2", "3"),
                List.of("opis", "Pierwsza linia\ndruga linia", "x", "y"))) {
            String text =
                    String.join("\n", values.stream().map("\"%s\""::formatted).toList()) + "\n";
            assertThat(Reading.of(text).rows())
                    .isEqualTo(values.stream().map(List::of).toList());
        }
    }

    @Test
    void readsAFileOfOneRowOrNone() throws IOException {
        assertThat(Reading.of("id;imię;miasto").rows()).containsExactly(List.of("id", "imię", "miasto"));
        assertThat(Reading.of("").rows()).isEmpty();
        assertThat(Reading.of("\n\n\n").rows()).isEmpty();
        assertThat(Reading.of("\ufeff").rows()).isEmpty();
    }

    @Test
    void readsPolishLettersOfEveryShortFile() throws IOException {
        for (String charset : List.of("UTF-8", "windows-1250", "UTF-16LE", "UTF-16BE", "ISO-8859-2")) {
            List<List<String>> rows = Reading.of("imię;miasto\nŁucja;Łódź\nŻaneta;Świdnik\n", Charset.forName(charset))
                    .rows();
            assertThat(rows)
                    .as(charset)
                    .containsExactly(List.of("imię", "miasto"), List.of("Łucja", "Łódź"), List.of("Żaneta", "Świdnik"));
        }
    }
}
