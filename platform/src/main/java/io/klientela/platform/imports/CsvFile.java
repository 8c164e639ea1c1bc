package io.klientela.platform.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV stream one after the other; blank lines are counted and passed over. */
final class CsvFile implements AutoCloseable {
    static final int LONGEST_FIELD = 100_000;
    private static final int LONGEST_ROW = 1_000_000;

    /** @param number as a spreadsheet counts: the header is row 1 */
    record Row(long number, List<String> cells) {}

    private final CloseableIterator<CsvRecord> records;
    private long number;

    CsvFile(InputStream stream, char delimiter) {
        CsvRecordHandler handler = CsvRecordHandler.builder()
                .maxFieldSize(LONGEST_FIELD)
                .maxRecordSize(LONGEST_ROW)
                .build();
        records = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .detectBomHeader(true)
                .build(handler, stream, StandardCharsets.UTF_8)
                .iterator();
    }

    /** The next row with something in it, or null at the end. @throws CsvParseException where it is no CSV */
    @Nullable
    Row next() {
        while (records.hasNext()) {
            number++;
            List<String> cells = records.next().getFields();
            if (!cells.stream().allMatch(String::isBlank)) {
                return new Row(number, cells);
            }
        }
        return null;
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
