package io.klientela.platform.imports.table;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits text into records, whatever is wrong with it: a quote that is opened and not closed as it should be ends its
 * record with the line, so that one slip spoils one row and not the rest of the file. Lines end with LF, CRLF or CR.
 */
final class RecordReader implements Records {
    static final int LONGEST_RECORD = 1_000_000;

    private final Reader source;
    private final Window window;
    private final Dialect dialect;
    private long number;
    private long line = 1;
    /** Up to this distance from the start of the stream no quoted cell can be closed. */
    private long hopelessUntil;

    private long dropped;

    RecordReader(Reader source, Dialect dialect) {
        this.source = source;
        this.window = new Window(source, LONGEST_RECORD);
        this.dialect = dialect;
    }

    /** The next record, or null at the end. @throws UnreadableFile where a record is longer than any sane one */
    @Override
    public @Nullable RawRecord next() {
        if (!window.has(0)) {
            return null;
        }
        number++;
        List<String> cells = new ArrayList<>();
        long quoted = 0;
        boolean stray = false;
        int at = 0;
        while (true) {
            int open = quoteAt(at);
            int end = open < 0 ? -1 : closed(open);
            if (open >= 0 && end < 0) {
                return broken(at);
            }
            if (open >= 0) {
                quoted |= cells.size() < Long.SIZE ? 1L << cells.size() : 0;
                cells.add(content(open + 1, end));
                end = blanksAfter(end + 1);
            } else {
                end = at;
                boolean quotes = false;
                while (!atEnd(end) && delimiterAt(end) == 0) {
                    quotes |= dialect.isQuote(window.charAt(end));
                    end++;
                }
                stray |= quotes;
                cells.add(window.text(at, end));
            }
            int delimiter = delimiterAt(end);
            if (delimiter == 0) {
                return finish(end, cells, quoted, true, stray);
            }
            at = end + delimiter;
        }
    }

    @Override
    public long nuls() {
        return window.nuls();
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int delimiterAt(int at) {
        window.has(at + dialect.delimiter().length());
        return dialect.delimiterAt(window, at, window.length());
    }

    private boolean atEnd(int at) {
        if (!window.has(at)) {
            if (window.isAtLimit(at)) {
                throw new UnreadableFile(line, "is a single row of more than a million characters");
            }
            return true;
        }
        char c = window.charAt(at);
        return c == '\n' || c == '\r';
    }

    /** Where the opening quote of the cell stands, or -1 where it has none. */
    private int quoteAt(int at) {
        if (dialect.quote() == null) {
            return -1;
        }
        int open = dialect.toleratesBlanks() ? blanksAfter(at) : at;
        return window.has(open) && dialect.isQuote(window.charAt(open)) ? open : -1;
    }

    private int blanksAfter(int at) {
        int next = at;
        while (dialect.toleratesBlanks() && window.has(next) && window.charAt(next) == ' ' && delimiterAt(next) == 0) {
            next++;
        }
        return next;
    }

    /** Where the closing quote stands; -1 where there is none that a delimiter or the end of the line follows. */
    private int closed(int open) {
        if (dropped + open < hopelessUntil) {
            return -1;
        }
        int at = open + 1;
        while (window.has(at)) {
            char c = window.charAt(at);
            if (dialect.isEscape(c) && window.has(at + 1) && Quotes.isEscaped(window.charAt(at + 1), dialect)) {
                at += 2;
            } else if (!dialect.isQuote(c)) {
                at++;
            } else if (dialect.escape() == null && window.has(at + 1) && dialect.isQuote(window.charAt(at + 1))) {
                at += 2;
            } else {
                int after = blanksAfter(at + 1);
                boolean closes = !window.has(after) || isLineEnd(after) || delimiterAt(after) > 0;
                return closes ? at : -1;
            }
        }
        hopelessUntil = dropped + at;
        return -1;
    }

    private boolean isLineEnd(int at) {
        char c = window.charAt(at);
        return c == '\n' || c == '\r';
    }

    private String content(int from, int to) {
        return Quotes.unescape(window.text(from, to), dialect);
    }

    /** The record ends with the line in which the quote was opened that does not close. */
    private RawRecord broken(int opened) {
        int end = opened;
        while (!atEnd(end)) {
            end++;
        }
        return finish(end, Quotes.split(window.text(0, end), dialect), 0, false, true);
    }

    private RawRecord finish(int end, List<String> cells, long quoted, boolean sound, boolean stray) {
        RawRecord read = new RawRecord(number, line, window.text(0, end), cells, quoted, sound, stray);
        int next = end;
        if (window.has(next)) {
            next += window.charAt(next) == '\r' && window.has(next + 1) && window.charAt(next + 1) == '\n' ? 2 : 1;
        }
        line += linesIn(read.text()) + 1;
        window.drop(next);
        dropped += next;
        return read;
    }

    private static long linesIn(String text) {
        long lines = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean cr = c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n');
            lines += c == '\n' || cr ? 1 : 0;
        }
        return lines;
    }
}
