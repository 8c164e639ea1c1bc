package io.klientela.platform.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Writes CSV that a spreadsheet does not take for formulas: a cell that starts like one, and is no number, gets an apostrophe
 * before it. */
public final class CsvOutput implements AutoCloseable {
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
    private static final Pattern NUMBER = Pattern.compile("-?\\d+([.,]\\d+)?( [A-Z]{3})?");

    private final CsvWriter csv;

    public CsvOutput(OutputStream stream) {
        this(stream, ',');
    }

    public CsvOutput(OutputStream stream, char separator) {
        this.csv = CsvWriter.builder().fieldSeparator(separator).build(stream, StandardCharsets.UTF_8);
    }

    public void write(List<String> cells) {
        csv.writeRecord(cells.stream().map(CsvOutput::harmless).toList());
    }

    /** Flushes, and leaves the stream open. */
    @Override
    public void close() throws IOException {
        csv.flush();
    }

    private static String harmless(String cell) {
        boolean suspicious = !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0;
        return suspicious && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }
}
