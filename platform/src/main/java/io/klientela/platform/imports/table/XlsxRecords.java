package io.klientela.platform.imports.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of a workbook; it is kept in a file of its own while it is read, not in memory. */
final class XlsxRecords implements Records {
    private final Path copy;
    private final ReadableWorkbook workbook;
    private final String sheet;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private long number;
    private @Nullable Row pending;

    private XlsxRecords(Path copy, ReadableWorkbook workbook, Sheet sheet) throws IOException {
        this.copy = copy;
        this.workbook = workbook;
        this.sheet = sheet.getName();
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
    }

    /** @param sheet by name; the first visible one where null. @throws UnreadableFile where it is no sound workbook */
    static XlsxRecords open(InputStream stream, @Nullable String sheet) throws IOException {
        Path copy = Files.createTempFile("klientela-import", ".xlsx");
        try {
            Files.copy(stream, copy, StandardCopyOption.REPLACE_EXISTING);
            Workbooks.requireSane(copy);
            ReadableWorkbook workbook = new ReadableWorkbook(copy.toFile(), new ReadingOptions(true, false));
            return new XlsxRecords(copy, workbook, Workbooks.sheet(workbook, sheet));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e instanceof UnreadableFile known ? known : new UnreadableFile(1, "is no workbook that can be read");
        }
    }

    @Override
    public @Nullable RawRecord next() {
        try {
            Row row = pending == null ? (rows.hasNext() ? rows.next() : null) : pending;
            pending = null;
            if (row == null) {
                return null;
            }
            number++;
            if (row.getRowNum() > number) {
                pending = row;
                return record(List.of(""));
            }
            number = row.getRowNum();
            return record(cells(row));
        } catch (ExcelReaderException e) {
            throw new UnreadableFile(number, "has a sheet that cannot be read");
        }
    }

    String sheet() {
        return sheet;
    }

    List<String> sheets() {
        return Workbooks.names(workbook);
    }

    private RawRecord record(List<String> cells) {
        return new RawRecord(number, number, String.join("\t", cells), cells, 0, true, false);
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        row.forEach(cell -> cells.add(cell == null ? "" : XlsxCells.text(cell)));
        while (cells.size() > 1 && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        return cells.isEmpty() ? List.of("") : cells;
    }

    @Override
    public void close() {
        try {
            stream.close();
            workbook.close();
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
