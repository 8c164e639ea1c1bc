package io.klientela.platform.imports.table;

import org.jspecify.annotations.Nullable;

/**
 * How a file separates and quotes its cells.
 *
 * @param delimiter one or more characters; empty where the file has one column
 * @param quote around cells, or null where there is none
 * @param escape what stands before a quote inside a quoted cell, or null where such a quote is doubled
 * @param spaced whether a space follows the delimiter that belongs to it
 */
public record Dialect(
        String delimiter,
        @Nullable Character quote,
        @Nullable Character escape,
        boolean spaced) {
    /** What RFC 4180 describes. */
    public static final Dialect RFC_4180 = new Dialect(",", '"', null, false);

    /** The delimiter as it stands in the file. */
    public String written() {
        return spaced ? delimiter + " " : delimiter;
    }

    /** The length of the delimiter that begins at a position of the text, or 0. */
    int delimiterAt(CharSequence text, int position, int end) {
        int length = delimiter.length();
        if (length == 0 || position + length > end) {
            return 0;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(position + i) != delimiter.charAt(i)) {
                return 0;
            }
        }
        return spaced && position + length < end && text.charAt(position + length) == ' ' ? length + 1 : length;
    }

    boolean isQuote(char c) {
        return quote != null && quote == c;
    }

    boolean isEscape(char c) {
        return escape != null && escape == c;
    }

    /** Whether blanks may stand between a quote and a delimiter. */
    boolean toleratesBlanks() {
        return delimiter.isEmpty() || delimiter.charAt(0) != ' ';
    }
}
