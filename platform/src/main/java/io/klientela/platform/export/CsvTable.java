package io.klientela.platform.export;

import io.klientela.platform.imports.CsvOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** UTF-8, safe against formulas; for people with the mark by which spreadsheets know that it is UTF-8. */
final class CsvTable implements Table {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvOutput csv;
    private final ExportStyle style;

    CsvTable(OutputStream stream, ExportStyle style) throws IOException {
        if (style.isForPeople()) {
            stream.write(MARK);
        }
        this.csv = new CsvOutput(stream, style.separator());
        this.style = style;
    }

    @Override
    public void write(List<Cell> cells) {
        csv.write(cells.stream().map(style::text).toList());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
