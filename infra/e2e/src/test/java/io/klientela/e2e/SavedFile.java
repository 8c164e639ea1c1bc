package io.klientela.e2e;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * A list as it was saved, read by others' libraries.
 *
 * @param head the titles of the columns
 * @param rows below them
 * @param formulas what a spreadsheet would carry out
 */
record SavedFile(List<String> head, List<List<String>> rows, List<String> formulas) {
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?( [A-Z]{3})?");

    static SavedFile csv(byte[] file) {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(new String(file, StandardCharsets.UTF_8))) {
            List<List<String>> lines = csv.stream().map(CsvRecord::getFields).toList();
            return of(
                    lines,
                    lines.stream()
                            .flatMap(List::stream)
                            .filter(cell -> FORMULA.matcher(cell).matches()
                                    && !NUMBER.matcher(cell).matches())
                            .toList());
        } catch (IOException e) {
            throw new AssertionError("not a table", e);
        }
    }

    static SavedFile xlsx(byte[] file) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> lines = workbook.getFirstSheet().read();
            return of(
                    lines.stream().map(SavedFile::texts).toList(),
                    lines.stream()
                            .flatMap(Row::stream)
                            .filter(cell -> cell != null && cell.getType() == CellType.FORMULA)
                            .map(Cell::getText)
                            .toList());
        } catch (IOException e) {
            throw new AssertionError("not a workbook", e);
        }
    }

    private static SavedFile of(List<List<String>> lines, List<String> formulas) {
        return new SavedFile(lines.getFirst(), lines.subList(1, lines.size()), formulas);
    }

    private static List<String> texts(Row row) {
        return row.stream().map(cell -> cell == null ? "" : cell.getText()).toList();
    }

    /** What stands below a title. */
    List<String> column(String title) {
        int column = head.indexOf(title);
        return rows.stream().map(row -> row.get(column)).toList();
    }

    /** How many cells say what begins so. */
    long saying(String beginning) {
        return rows.stream()
                .flatMap(List::stream)
                .filter(cell -> cell.startsWith(beginning))
                .count();
    }
}
