package io.klientela.platform.imports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where in a file the table is: what stands before it, how many of its rows are a header, how many columns it has, and
 * what these look like.
 *
 * @param skipped records before the header
 * @param first the first row of the table
 * @param headerRows none where the file begins with data
 */
record Layout(
        int skipped, int headerRows, int width, List<String> header, List<String> first, List<ColumnModel> columns) {
    private static final int MOST_HEADER_ROWS = 5;
    private static final int MOST_SKIPPED = 50;

    /** The layout of a file, from its first records. */
    static Layout of(List<RawRecord> records, Dialect dialect) {
        int width = width(records, dialect);
        int first = first(records, width, dialect);
        if (first >= records.size()) {
            return new Layout(records.size(), 0, width, List.of(), List.of(), models(List.of(), width));
        }
        List<RawRecord> table = records.subList(first, records.size());
        List<ColumnModel> columns =
                models(table.subList(Math.min(table.size(), table.size() > 8 ? 4 : 1), table.size()), width);
        int headerRows = headerRows(table, columns, width);
        columns = models(table.subList(headerRows, table.size()), width);
        HeaderMender mender = new HeaderMender(dialect, columns);
        List<List<String>> rows =
                table.subList(0, headerRows).stream().map(mender::cells).toList();
        List<String> header = IntStream.range(
                        0, rows.stream().mapToInt(List::size).max().orElse(0))
                .mapToObj(column -> joined(rows, column))
                .toList();
        return new Layout(first, headerRows, width, header, table.getFirst().cells(), columns);
    }

    /** Cards come below a header that is always the same. */
    static Layout ofCards() {
        int width = VcardCells.HEADER.size();
        return new Layout(0, 1, width, VcardCells.HEADER, VcardCells.HEADER, models(List.of(), width));
    }

    Layout withHeaderRows(int rows, List<String> names) {
        return new Layout(skipped, rows, width, names, first, columns);
    }

    private static String joined(List<List<String>> rows, int column) {
        List<String> parts = new ArrayList<>();
        for (List<String> row : rows) {
            String part = column < row.size() ? row.get(column).strip() : "";
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return rows.size() == 1 && column < rows.getFirst().size()
                ? rows.getFirst().get(column)
                : String.join(" ", parts);
    }

    /** A heading that is one short of rows with an empty end may also lack a delimiter, if it can be cut in two. */
    private static int width(List<RawRecord> records, Dialect dialect) {
        Width width = Width.of(records);
        if (width.trailing()) {
            HeaderMender mender = new HeaderMender(dialect, models(records, width.common()));
            boolean lacksOne = records.stream()
                    .filter(row -> row.cells().size() == width.heading())
                    .findFirst()
                    .filter(mender::canSplit)
                    .isPresent();
            return lacksOne ? width.common() : width.heading();
        }
        return width.columns();
    }

    /** The first record of the table: titles, notes and rows that are all but empty come before. */
    private static int first(List<RawRecord> records, int width, Dialect dialect) {
        int most = Math.min(records.size(), MOST_SKIPPED);
        for (int i = 0; i < most; i++) {
            RawRecord row = records.get(i);
            if (!row.isBlank()
                    && !isTitle(row, width, dialect)
                    && !(i + 1 < most
                            && row.text().startsWith("#")
                            && row.cells().size() != width)) {
                return i;
            }
        }
        return IntStream.range(0, records.size())
                .filter(i -> !records.get(i).isBlank())
                .findFirst()
                .orElse(records.size());
    }

    private static boolean isTitle(RawRecord row, int width, Dialect dialect) {
        if (row.text().regionMatches(true, 0, "sep=", 0, 4) && row.text().length() <= 8) {
            return true;
        }
        if (row.cells().size() != width && HeaderMender.asWide(row.text(), width, dialect) != null) {
            return false;
        }
        int filled = row.filled();
        if (width <= 2) {
            return width == 2 && row.cells().size() == 1;
        }
        return filled == 1 || (filled <= width / 3 && row.cells().size() != width);
    }

    private static List<ColumnModel> models(List<RawRecord> rows, int width) {
        List<ColumnModel> models = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            models.add(new ColumnModel());
        }
        for (RawRecord row : rows) {
            if (row.sound() && row.cells().size() == width && !row.isBlank()) {
                for (int i = 0; i < width; i++) {
                    models.get(i).learn(row.cells().get(i), row.isQuoted(i));
                }
            }
        }
        return models;
    }

    private static int headerRows(List<RawRecord> table, List<ColumnModel> columns, int width) {
        if (table.size() == 1) {
            return HeaderSigns.of(table.getFirst().cells(), columns).looksLikeData() ? 0 : 1;
        }
        HeaderSigns first = HeaderSigns.of(table.getFirst().cells(), columns);
        if (!first.isHeader()) {
            return 0;
        }
        int rows = 1;
        while (rows < Math.min(MOST_HEADER_ROWS, table.size() - 1)) {
            RawRecord row = table.get(rows);
            if (row.isBlank()
                    || row.cells().size() != width
                    || !HeaderSigns.of(row.cells(), columns).isSurelyHeader()) {
                break;
            }
            rows++;
        }
        return rows;
    }
}
