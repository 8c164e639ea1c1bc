package io.klientela.contacts.duplicate;

import io.klientela.contacts.duplicate.matching.Table;
import io.klientela.platform.imports.table.Table.Row;
import io.klientela.platform.imports.table.TableFormat;
import io.klientela.platform.imports.table.UnreadableFile;
import io.klientela.platform.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.InputStreamSource;

/**
 * The records of an uploaded file.
 *
 * @param ids of the records in their order, as they are written
 * @param table every other column
 */
record UploadedTable(List<String> ids, Table table) {
    private static final int MOST_ROWS = 200_000;
    private static final int MOST_COLUMNS = 200;

    /** @throws Problem 422 where the file is no table, empty, too long, or lacks ids that tell its rows apart */
    static UploadedTable read(InputStreamSource file, String name, String idColumn) throws IOException {
        try {
            TableFormat format = TableFormat.detect(file).withHeader();
            if (format.firstRow().isEmpty()) {
                throw refused(
                        "The file %s is empty. Upload a CSV file or a workbook with a header and rows.".formatted(name),
                        "is empty");
            }
            try (InputStream stream = file.getInputStream();
                    io.klientela.platform.imports.table.Table rows =
                            new io.klientela.platform.imports.table.Table(stream, format)) {
                return read(rows, name, idColumn);
            }
        } catch (UnreadableFile e) {
            throw refused(
                    "The file %s cannot be read as a table: %s.".formatted(name, e.getMessage()),
                    "is no readable table: " + e.getMessage());
        }
    }

    private static UploadedTable read(io.klientela.platform.imports.table.Table rows, String name, String idColumn) {
        List<String> header = rows.header().stream().map(String::strip).toList();
        int id = idColumn(header, name, idColumn);
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            columns.add(new ArrayList<>());
        }
        List<String> ids = new ArrayList<>();
        Map<String, Long> known = new HashMap<>();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            List<String> cells = row.cells();
            ids.add(id(cells, id, known, row.number(), idColumn));
            for (int i = 0; i < header.size(); i++) {
                columns.get(i).add(i < cells.size() ? cells.get(i).strip() : "");
            }
            if (ids.size() > MOST_ROWS) {
                throw refused(
                        "The file %s has more than %d rows. Upload it in parts.".formatted(name, MOST_ROWS),
                        "has more than %d rows".formatted(MOST_ROWS));
            }
        }
        if (ids.isEmpty()) {
            throw refused("The file %s has a header and no rows below it.".formatted(name), "has no rows");
        }
        List<String> others = new ArrayList<>(header);
        others.remove(id);
        columns.remove(id);
        return new UploadedTable(ids, new Table(others, columns));
    }

    private static int idColumn(List<String> header, String name, String idColumn) {
        if (header.size() > MOST_COLUMNS) {
            throw refused(
                    "The file %s has %d columns; at most %d are compared.".formatted(name, header.size(), MOST_COLUMNS),
                    "has more than %d columns".formatted(MOST_COLUMNS));
        }
        int exact = header.indexOf(idColumn.strip());
        if (exact >= 0) {
            return exact;
        }
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(idColumn.strip())) {
                return i;
            }
        }
        throw Problem.unprocessable("The file %s has no column \"%s\". Its columns are: %s."
                        .formatted(name, idColumn, String.join(", ", header)))
                .field("id", "is no column of " + name);
    }

    private static String id(List<String> cells, int at, Map<String, Long> known, long line, String idColumn) {
        String id = at < cells.size() ? cells.get(at).strip() : "";
        if (id.isEmpty()) {
            throw refused("Row %d has no \"%s\".".formatted(line, idColumn), "has no id in row " + line);
        }
        Long before = known.put(id, line);
        if (before != null) {
            throw refused(
                    "The id \"%s\" stands in row %d and in row %d. Ids have to tell the rows apart."
                            .formatted(id, before, line),
                    "has the id \"%s\" twice, in row %d and in row %d".formatted(id, before, line));
        }
        return id;
    }

    private static Problem refused(String detail, String message) {
        return Problem.unprocessable(detail).field("file", message);
    }
}
