package io.klientela.platform.imports.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the first table of a file, one after the other, mended where a slip can be told from what the other rows look
 * like. Blank rows, and what stands before and after the table, are passed over.
 */
public final class Table implements AutoCloseable {
    private static final int MOST_MENDED = 20_000;
    private static final int MOST_PROBLEMS = 200;

    /**
     * @param number as a spreadsheet counts: the first row is 1
     * @param read how many cells it had where these are not as many as the table has columns, else that many
     */
    public record Row(long number, List<String> cells, int read) {

        /** In characters. */
        public long size() {
            long size = 0;
            for (String cell : cells) {
                size += cell.length();
            }
            return size;
        }
    }

    /** What was noticed. @param row as a spreadsheet counts, 0 where it is about the file */
    public record Problem(long row, String kind, String message) {}

    private final Records records;
    private final Dialect dialect;
    private final Layout layout;
    private final RowMender mender;
    private final List<Problem> problems = new ArrayList<>();
    private long problemCount;
    private int mended;
    private boolean gap;
    private boolean over;
    private boolean isShort;

    public Table(InputStream stream, TableFormat format) throws IOException {
        this.dialect = format.dialect();
        this.layout = format.layout();
        this.records = format.open(new BufferedInputStream(stream, 64 * 1024));
        this.mender = new RowMender(format.dialect(), layout.columns());
        for (int i = 0; i < layout.skipped() + layout.headerRows(); i++) {
            RawRecord row = records.next();
            if (row != null && i < layout.skipped() && !row.isBlank()) {
                problem(row.number(), "skipped", "stands before the table: " + shortened(row.text()));
            }
        }
    }

    /** The names of the columns; none where the file has no header. */
    public List<String> header() {
        return layout.header();
    }

    /** How many columns the table has. */
    public int width() {
        return layout.width();
    }

    /** The next row with something in it, or null at the end. @throws UnreadableFile where it is no table of text */
    public @Nullable Row next() {
        while (!over) {
            RawRecord row = records.next();
            if (row == null) {
                over = true;
                break;
            }
            if (row.isBlank()) {
                gap = true;
                continue;
            }
            if (beginsAnotherTable(row)) {
                problem(row.number(), "another-table", "another table begins here; only the first one is read");
                over = true;
                break;
            }
            if (isNote(row)) {
                problem(row.number(), "skipped", "stands outside the table: " + shortened(row.text()));
                continue;
            }
            gap = false;
            return row(row);
        }
        if (records.nuls() > 0) {
            problem(0, "nul", "%d NUL characters were left out".formatted(records.nuls()));
        }
        return null;
    }

    /** The first problems that were noticed so far. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** How many there were. */
    public long problemCount() {
        return problemCount;
    }

    @Override
    public void close() {
        records.close();
    }

    private Row row(RawRecord row) {
        List<String> cells = cells(row);
        return new Row(row.number(), cells, isShort ? row.cells().size() : cells.size());
    }

    private List<String> cells(RawRecord row) {
        isShort = false;
        int width = layout.width();
        List<String> cells = row.cells();
        if (cells.size() == width && row.sound() && !row.stray()) {
            return Quotes.withoutSpaces(row, dialect);
        }
        if (mended < MOST_MENDED) {
            List<String> better = mender.mend(row.text());
            if (better != null) {
                if (!better.equals(cells)) {
                    mended++;
                    problem(row.number(), "mended", "a delimiter or a quote was wrong: " + shortened(row.text()));
                }
                return better;
            }
        }
        return fitted(row, cells, width);
    }

    private List<String> fitted(RawRecord row, List<String> read, int width) {
        List<String> cells = new ArrayList<>(read);
        while (cells.size() > width && cells.getLast().isBlank()) {
            cells.removeLast();
        }
        if (cells.size() > width) {
            problem(row.number(), "long", "has %d cells instead of %d".formatted(cells.size(), width));
        } else if (cells.size() < width) {
            isShort = true;
            problem(row.number(), "short", "has %d cells instead of %d".formatted(cells.size(), width));
            while (cells.size() < width) {
                cells.add("");
            }
        } else if (!row.sound()) {
            problem(row.number(), "quote", "a quote is opened and not closed");
        }
        return cells;
    }

    private boolean beginsAnotherTable(RawRecord row) {
        int width = layout.width();
        List<String> cells = row.cells();
        if (width < 2 || cells.size() < 2) {
            return false;
        }
        if (layout.headerRows() > 0) {
            int shared = Math.min(cells.size(), width);
            int same = 0;
            for (int i = 0; i < shared; i++) {
                String name = layout.header().get(i);
                same += !name.isBlank()
                                && (cells.get(i).strip().equals(name.strip())
                                        || name.startsWith(cells.get(i).strip() + " "))
                                && !cells.get(i).isBlank()
                        ? 1
                        : 0;
            }
            if (same >= 2 && same >= shared * 0.8) {
                return true;
            }
        }
        return gap
                && cells.size() != width
                && row.filled() == cells.size()
                && HeaderSigns.of(cells, layout.columns()).isSurelyHeader();
    }

    private boolean isNote(RawRecord row) {
        int width = layout.width();
        if (width > 1 && row.text().startsWith("#") && row.cells().size() != width) {
            return true;
        }
        return gap && width > 2 && row.filled() == 1 && row.cells().size() != width;
    }

    private void problem(long row, String kind, String message) {
        problemCount++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(row, kind, message));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 117) + "…";
    }
}
