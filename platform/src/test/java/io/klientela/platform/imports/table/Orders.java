package io.klientela.platform.imports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A made-up table of orders, in any writing. */
final class Orders {
    static final List<String> HEADER = List.of("Data", "Godzina", "Kod", "Kwota", "Klient", "Opis", "Strona", "Uwagi");
    private static final String[] FIRMS = {
        "Żabka, Polska", "Huta Łódź", "Ćma i Syn", "Kwiat", "Sklep \"U Ewy\"", "Młyn, Źrebak i Wspólnicy"
    };
    private static final String[] TEXTS = {
        "Dostawa w piątek, przed południem.",
        "Rura 5\" ze stali, ocynkowana",
        "Zgodnie z umową; bez zmian, jak zwykle",
        "Prosimy o kontakt, zanim kurier przyjedzie"
    };

    private Orders() {}

    static List<List<String>> rows(int count) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(List.of(
                    "%02d.%02d.2025".formatted(1 + i % 28, 1 + i % 12),
                    "%02d:%02d".formatted(7 + i % 12, i * 7 % 60),
                    "ZA-%04d".formatted(1000 + i * 37 % 9000),
                    "%d.%02d zł".formatted(10 + i * 13 % 900, i * 31 % 100),
                    FIRMS[i % FIRMS.length],
                    TEXTS[i % TEXTS.length],
                    "https://example.com/zamowienia/%d".formatted(i),
                    ""));
        }
        return rows;
    }

    static List<List<String>> table(int count) {
        List<List<String>> table = new ArrayList<>(rows(count));
        table.addFirst(HEADER);
        return table;
    }

    /** One row, the texts always quoted. */
    static List<String> written(List<String> row, String delimiter, String quote, String escaped) {
        return java.util.stream.IntStream.range(0, row.size())
                .mapToObj(i -> {
                    String cell = row.get(i);
                    boolean quoted =
                            i == 5 || i == 6 || cell.contains(delimiter) || cell.contains(quote) || cell.contains("\n");
                    return quoted ? quote + cell.replace(quote, escaped) + quote : cell;
                })
                .toList();
    }

    static String text(List<List<String>> rows, String delimiter, String quote, String escaped, String lineEnd) {
        return rows.stream()
                .map(row -> String.join(delimiter, written(row, delimiter, quote, escaped)))
                .collect(Collectors.joining(lineEnd, "", lineEnd));
    }

    static String csv(List<List<String>> rows) {
        return text(rows, ",", "\"", "\"\"", "\n");
    }
}
