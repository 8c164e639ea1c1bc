package io.klientela.platform.imports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the header as wide as the table where a delimiter or a quote in it is wrong. */
final class HeaderMender {
    private static final String OTHERS = ",;\t| ";
    private static final int MOST_SPLITS = 2;
    private static final double WORTH_A_CUT = 1.2;

    /** Words that say what is below them. */
    private static final Map<CellKind, Set<String>> HINTS = Map.of(
            CellKind.DATE, Set.of("date", "data", "day", "dzien", "dob", "birthday"),
            CellKind.TIME, Set.of("time", "czas", "godzina", "hour"),
            CellKind.NUMBER,
                    Set.of(
                            "qty",
                            "quantity",
                            "ilosc",
                            "count",
                            "number",
                            "amount",
                            "price",
                            "total",
                            "year",
                            "age",
                            "score"),
            CellKind.MONEY, Set.of("price", "cena", "amount", "kwota", "cost", "koszt", "total", "value", "wartosc"),
            CellKind.EMAIL, Set.of("email", "mail", "e-mail"),
            CellKind.PHONE, Set.of("phone", "telefon", "mobile", "fax"),
            CellKind.URL, Set.of("url", "link", "website", "www"));

    private final Dialect dialect;
    private final List<ColumnModel> columns;

    HeaderMender(Dialect dialect, List<ColumnModel> columns) {
        this.dialect = dialect;
        this.columns = columns;
    }

    /** The names; as many as there are columns, unless the row has more of them than that. */
    List<String> cells(RawRecord row) {
        int width = columns.size();
        List<String> cells = new ArrayList<>(row.cells());
        if (cells.size() == width || width == 0) {
            return Quotes.withoutSpaces(row, dialect);
        }
        List<String> other = asWide(row.text(), width, dialect);
        if (other != null) {
            return other;
        }
        for (int i = cells.size() - 1; i >= 0 && cells.size() > width; i--) {
            if (cells.get(i).isBlank()) {
                cells.remove(i);
            }
        }
        for (int i = 0; i < MOST_SPLITS && cells.size() < width; i++) {
            cells = split(cells);
        }
        while (cells.size() < width) {
            cells.add("");
        }
        return cells;
    }

    /** Whether a delimiter between two names seems to be missing. */
    boolean canSplit(RawRecord row) {
        return split(row.cells()).size() > row.cells().size();
    }

    /** The cells where ignoring quotes, or another delimiter than the file's own, makes as many as there are columns. */
    static @Nullable List<String> asWide(String text, int width, Dialect dialect) {
        List<String> bare = unquoted(text, width, dialect);
        return bare == null ? byOtherDelimiter(text, width, dialect) : bare;
    }

    private static @Nullable List<String> byOtherDelimiter(String text, int width, Dialect dialect) {
        for (int i = 0; i < OTHERS.length() && width > 2; i++) {
            String other = OTHERS.substring(i, i + 1);
            if (!other.equals(dialect.delimiter())) {
                List<String> cells = Quotes.split(text, new Dialect(other, dialect.quote(), dialect.escape(), false));
                if (cells.size() == width) {
                    return cells;
                }
            }
        }
        return null;
    }

    /** Quotes that enclose a whole cell are taken off, others stay. */
    private static @Nullable List<String> unquoted(String text, int width, Dialect dialect) {
        Character quote = dialect.quote();
        List<String> cells = Quotes.split(text, new Dialect(dialect.delimiter(), null, null, dialect.spaced()));
        if (quote == null || width < 3 || cells.size() != width || text.indexOf(quote) < 0) {
            return null;
        }
        return cells.stream()
                .map(cell -> cell.length() > 1 && cell.charAt(0) == quote && cell.charAt(cell.length() - 1) == quote
                        ? cell.substring(1, cell.length() - 1)
                        : cell)
                .toList();
    }

    /** Cuts one cell in two where the names then fit best to what is below them. */
    private List<String> split(List<String> cells) {
        List<String> best = cells;
        double most = WORTH_A_CUT;
        double before = fit(cells);
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            for (int at = 1; at < cell.length(); at++) {
                List<String> cut = new ArrayList<>(cells);
                cut.set(i, bare(cell.substring(0, at)));
                cut.add(i + 1, bare(cell.substring(at)));
                double score = fit(cut) - before + seam(cell, at);
                if (!cut.get(i).isBlank() && !cut.get(i + 1).isBlank() && score > most) {
                    most = score;
                    best = cut;
                }
            }
        }
        return best;
    }

    private String bare(String part) {
        Character quote = dialect.quote();
        return quote == null ? part : part.replace(String.valueOf(quote), "");
    }

    private double seam(String cell, int at) {
        char left = cell.charAt(at - 1);
        char right = cell.charAt(at);
        if (dialect.isQuote(left) || dialect.isQuote(right)) {
            return 3;
        }
        boolean camel = Character.isLowerCase(left) && Character.isUpperCase(right);
        boolean word = Character.isUpperCase(left)
                && Character.isUpperCase(right)
                && at + 1 < cell.length()
                && Character.isLowerCase(cell.charAt(at + 1));
        return camel || word ? 0.5 : Character.isLetter(left) && Character.isLetter(right) ? -0.5 : 0.2;
    }

    private double fit(List<String> names) {
        double fit = 0;
        for (int i = 0; i < Math.min(names.size(), columns.size()); i++) {
            String name = names.get(i);
            CellKind kind = columns.get(i).kind();
            boolean hinted = HINTS.values().stream().anyMatch(words -> HeaderSigns.isOneOf(name, words));
            fit += HeaderSigns.isKnown(name) ? 0.5 : 0;
            fit += !hinted ? 0 : HeaderSigns.isOneOf(name, HINTS.getOrDefault(kind, Set.of())) ? 1 : -0.7;
        }
        return fit;
    }
}
