package io.klientela.platform.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The files that a list can be written as. */
public enum ExportFormat {
    CSV("text/csv; charset=utf-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String contentType;

    ExportFormat(String contentType) {
        this.contentType = contentType;
    }

    public static Optional<ExportFormat> of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(name))
                .findFirst();
    }

    public String contentType() {
        return contentType;
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A table that is written to the stream as it grows. @param title of the sheet, where there are sheets */
    Table open(OutputStream stream, String title, ExportStyle style) throws IOException {
        return switch (this) {
            case CSV -> new CsvTable(stream, style);
            case XLSX -> new XlsxTable(stream, title, style, XlsxTable.MOST_ROWS);
        };
    }
}
