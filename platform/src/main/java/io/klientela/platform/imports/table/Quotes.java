package io.klientela.platform.imports.table;

import java.util.ArrayList;
import java.util.List;

/** What quotes mean, also where they stand wrong. */
final class Quotes {

    private Quotes() {}

    /** The content of a quoted cell; a backslash that escapes no quote stays. */
    static String unescape(String content, Dialect dialect) {
        Character quote = dialect.quote();
        Character escape = dialect.escape() == null ? quote : dialect.escape();
        if (quote == null || escape == null || content.indexOf(escape) < 0) {
            return content;
        }
        StringBuilder text = new StringBuilder(content.length());
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == escape && i + 1 < content.length() && isEscaped(content.charAt(i + 1), dialect)) {
                i++;
                text.append(content.charAt(i));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Whether an escape before the character belongs to it. */
    static boolean isEscaped(char c, Dialect dialect) {
        return dialect.isQuote(c) || dialect.isEscape(c);
    }

    /**
     * The cells of one line whose quotes are not as they should be: a quoted cell ends at the first quote that a delimiter
     * or the end follows, and an opening quote that has none is an ordinary character.
     */
    static List<String> split(String line, Dialect dialect) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (true) {
            int close = at < line.length() && dialect.isQuote(line.charAt(at)) ? closing(line, at, dialect) : -1;
            int end;
            if (close >= 0) {
                cells.add(unescape(line.substring(at + 1, close), dialect));
                end = close + 1;
            } else {
                end = at;
                while (end < line.length() && dialect.delimiterAt(line, end, line.length()) == 0) {
                    end++;
                }
                cells.add(line.substring(at, end));
            }
            int delimiter = dialect.delimiterAt(line, end, line.length());
            if (delimiter == 0) {
                return cells;
            }
            at = end + delimiter;
        }
    }

    private static int closing(String line, int open, Dialect dialect) {
        for (int i = open + 1; i < line.length(); i++) {
            if (dialect.isQuote(line.charAt(i))
                    && (i + 1 == line.length() || dialect.delimiterAt(line, i + 1, line.length()) > 0)) {
                return i;
            }
        }
        return -1;
    }

    /** The cells of a row that puts a space behind every delimiter, without these. */
    static List<String> withoutSpaces(RawRecord row, Dialect dialect) {
        List<String> cells = row.cells();
        if (cells.size() < 3 || dialect.spaced()) {
            return cells;
        }
        for (int i = 1; i < cells.size(); i++) {
            if (!row.isQuoted(i) && !cells.get(i).startsWith(" ")) {
                return cells;
            }
        }
        List<String> stripped = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            stripped.add(i == 0 || row.isQuoted(i) ? cells.get(i) : cells.get(i).substring(1));
        }
        return stripped;
    }
}
