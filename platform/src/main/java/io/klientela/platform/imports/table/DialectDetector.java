package io.klientela.platform.imports.table;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the dialect that makes a file most consistent: rows of the same length (the pattern score) whose cells look like
 * something (the type score).
 *
 * @see <a href="https://doi.org/10.1007/s10618-019-00646-y">van den Burg, Nazábal, Sutton: Wrangling messy CSV files by
 *     detecting row and type patterns, Data Mining and Knowledge Discovery 33 (2019)</a>
 */
final class DialectDetector {
    private static final int MOST_RECORDS = 200;
    private static final int MOST_CHARACTERS = 60_000;
    private static final int SHORTEST = 1_000;
    private static final double ONE_COLUMN = 0.3;
    private static final double UNSOUND = 0.5;
    private static final double STRAY = 0.7;
    private static final Pattern ANNOUNCED = Pattern.compile("(?i)^\"?sep=(.{1,3}?)\"?\\R[\\s\\S]*");

    private static final char[] QUOTES = {'"', '\''};

    private final String text;
    private final Map<String, Double> senses = new HashMap<>();

    private DialectDetector(String text) {
        this.text = text;
    }

    /** The dialect of a text, from its beginning. @param delimiter where that is known */
    static Dialect detect(String sample, @Nullable String delimiter) {
        String text = sample.length() <= MOST_CHARACTERS ? sample : sample.substring(0, cut(sample));
        return new DialectDetector(text).best(delimiter);
    }

    /** The end of a line, and of no line of a cell in quotes: with as many opening as closing ones before it. */
    private static int cut(String sample) {
        int line = sample.lastIndexOf('\n', MOST_CHARACTERS);
        int usual = line < SHORTEST ? MOST_CHARACTERS : line;
        boolean even = true;
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if (c == '\n' && even && i >= usual) {
                return i;
            }
            even ^= c == QUOTES[0];
        }
        return usual;
    }

    /** The delimiter that a first line {@code sep=;} names, as Excel writes it. */
    static @Nullable String announced(String text) {
        var matcher = ANNOUNCED.matcher(text.length() > 40 ? text.substring(0, 40) : text);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private Dialect best(@Nullable String chosen) {
        String announced = chosen == null ? announced(text) : chosen;
        Dialect best = announced == null ? Dialect.RFC_4180 : new Dialect(announced, QUOTES[0], null, false);
        double most = 0;
        List<String> delimiters = announced == null ? Delimiters.in(text) : List.of(announced);
        for (String delimiter : delimiters) {
            for (Dialect dialect : quotings(delimiter)) {
                double score = score(dialect) * (announced == null ? Delimiters.prior(delimiter) : 1);
                if (score > most + 1e-9) {
                    most = score;
                    best = dialect;
                }
            }
        }
        return best;
    }

    private List<Dialect> quotings(String delimiter) {
        List<Dialect> found = new ArrayList<>();
        boolean spaced = Delimiters.isSpaced(text, delimiter);
        for (char quote : QUOTES) {
            if (quote == QUOTES[0] || text.indexOf(quote) >= 0) {
                escapes(quote).forEach(escape -> found.add(new Dialect(delimiter, quote, escape, spaced)));
                found.add(new Dialect(delimiter, quote, null, spaced));
            }
        }
        if (text.indexOf(QUOTES[0]) >= 0) {
            found.add(new Dialect(delimiter, null, null, spaced));
        }
        return found;
    }

    /** The signs that stand before quotes more often than nothing does where a quote is part of a word. */
    private List<Character> escapes(char quote) {
        int[] bare = new int[1];
        Map<Character, Integer> found = new HashMap<>();
        for (int at = text.indexOf(quote, 1); at >= 0 && at + 1 < text.length(); at = text.indexOf(quote, at + 1)) {
            char before = text.charAt(at - 1);
            if (before == '\\') {
                found.merge(before, 1, Integer::sum);
            } else if (Character.isLetterOrDigit(before) && Character.isLetterOrDigit(text.charAt(at + 1))) {
                bare[0]++;
            }
        }
        if (quote == '\'') {
            int doubled = count("\"\"");
            if (doubled > 0 && doubled * 2 == count("\"")) {
                found.put('"', doubled + bare[0]);
            }
        }
        return found.entrySet().stream()
                .filter(escape -> escape.getValue() > bare[0])
                .map(Map.Entry::getKey)
                .toList();
    }

    private int count(String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private double score(Dialect dialect) {
        RecordReader reader = new RecordReader(new StringReader(text), dialect);
        Map<Integer, Integer> lengths = new HashMap<>();
        double sense = 0;
        long cells = 0;
        int records = 0;
        int stray = 0;
        for (RawRecord row = next(reader); row != null && records < MOST_RECORDS; row = next(reader)) {
            if (row.isBlank() && row.cells().size() == 1) {
                continue;
            }
            records++;
            boolean bare = dialect.quote() == null && row.text().indexOf(QUOTES[0]) >= 0;
            stray += row.stray() || bare ? 1 : 0;
            lengths.merge(row.cells().size(), 1, Integer::sum);
            for (int i = 0; i < row.cells().size(); i++) {
                sense += sense(row.cells().get(i), row.isQuoted(i)) * (row.sound() ? 1 : UNSOUND);
                cells++;
            }
        }
        return cells == 0 ? 0 : pattern(lengths, records) * sense / cells * (1 - STRAY * stray / records);
    }

    private static @Nullable RawRecord next(RecordReader reader) {
        try {
            return reader.next();
        } catch (UnreadableFile e) {
            return null;
        }
    }

    private double sense(String cell, boolean quoted) {
        return senses.computeIfAbsent(
                (quoted ? "q" : "u") + cell, k -> CellKind.of(cell, quoted).sense());
    }

    /** High where rows are long and of few lengths; the number of lengths is their perplexity, so that one odd row is one. */
    private static double pattern(Map<Integer, Integer> lengths, int records) {
        double sum = 0;
        double entropy = 0;
        for (Map.Entry<Integer, Integer> length : lengths.entrySet()) {
            double share = (double) length.getValue() / records;
            int cells = length.getKey();
            sum += share * (cells == 1 ? ONE_COLUMN : (cells - 1.0) / cells);
            entropy -= share * Math.log(share);
        }
        return sum / Math.exp(entropy);
    }
}
