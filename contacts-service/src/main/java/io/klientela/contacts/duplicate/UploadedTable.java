package io.klientela.contacts.duplicate;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.klientela.contacts.duplicate.matching.Table;
import io.klientela.platform.web.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    /** @throws Problem 422 where the file is no UTF-8, no CSV, empty, too long, or lacks ids that tell its rows apart */
    static UploadedTable read(InputStreamSource file, String name, String idColumn) throws IOException {
        try (InputStream stream = file.getInputStream();
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder());
                CloseableIterator<CsvRecord> rows = rows(reader, delimiter(file))) {
            if (!rows.hasNext()) {
                throw refused(
                        "The file %s is empty. Upload a CSV file with a header and rows.".formatted(name), "is empty");
            }
            return read(rows, name, idColumn);
        } catch (CsvParseException e) {
            throw refused(
                    "The file %s cannot be read as CSV: %s.".formatted(name, e.getMessage()),
                    "is no readable CSV: " + e.getMessage());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw refused(
                        "The file %s is not UTF-8 text. Save it as UTF-8 and upload it again.".formatted(name),
                        "is not UTF-8");
            }
            throw e;
        }
    }

    @SuppressWarnings("removal") // files that people export do have text behind a closing quote
    private static CloseableIterator<CsvRecord> rows(Reader reader, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .detectBomHeader(false)
                .ofCsvRecord(reader)
                .iterator();
    }

    /** The one that parts the first line most often. */
    private static char delimiter(InputStreamSource file) throws IOException {
        try (InputStream stream = file.getInputStream();
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            char best = DELIMITERS[0];
            long most = 0;
            for (char delimiter : DELIMITERS) {
                long count = line == null
                        ? 0
                        : line.chars().filter(c -> c == delimiter).count();
                if (count > most) {
                    most = count;
                    best = delimiter;
                }
            }
            return best;
        }
    }

    private static UploadedTable read(CloseableIterator<CsvRecord> rows, String name, String idColumn) {
        List<String> header = rows.next().getFields().stream()
                .map(cell -> cell.replace("\ufeff", "").strip())
                .toList();
        int id = idColumn(header, name, idColumn);
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            columns.add(new ArrayList<>());
        }
        List<String> ids = new ArrayList<>();
        Map<String, Integer> known = new HashMap<>();
        while (rows.hasNext()) {
            CsvRecord row = rows.next();
            List<String> cells = row.getFields();
            if (cells.stream().allMatch(String::isBlank)) {
                continue;
            }
            ids.add(id(cells, id, known, row.getStartingLineNumber(), idColumn));
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

    private static String id(List<String> cells, int at, Map<String, Integer> known, long line, String idColumn) {
        String id = at < cells.size() ? cells.get(at).strip() : "";
        if (id.isEmpty()) {
            throw refused(
                    "The row in line %d has no \"%s\".".formatted(line, idColumn),
                    "has a row without id in line " + line);
        }
        Integer before = known.put(id, (int) line);
        if (before != null) {
            throw refused(
                    "The id \"%s\" stands in line %d and in line %d. Ids have to tell the rows apart."
                            .formatted(id, before, line),
                    "has the id \"%s\" twice, in line %d and in line %d".formatted(id, before, line));
        }
        return id;
    }

    private static Problem refused(String detail, String message) {
        return Problem.unprocessable(detail).field("file", message);
    }
}
