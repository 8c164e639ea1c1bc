package io.klientela.platform.imports.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/** How a file is written, as far as its beginning tells: CSV in any dialect, a sheet of a workbook, or cards. */
public final class TableFormat {
    private static final int SAMPLE = 1_000_000;
    private static final int MOST_RECORDS = 5000;
    private static final int HEAD = 2000;
    private static final TextEncoding NO_TEXT = new TextEncoding(StandardCharsets.UTF_8, 0);

    private final FileKind kind;
    private final TextEncoding encoding;
    private final Dialect dialect;
    private final String lineEnding;
    private final @Nullable String sheet;
    private final List<String> sheets;
    private final Layout layout;

    private TableFormat(
            FileKind kind,
            TextEncoding encoding,
            Dialect dialect,
            String lineEnding,
            @Nullable String sheet,
            List<String> sheets,
            Layout layout) {
        this.kind = kind;
        this.encoding = encoding;
        this.dialect = dialect;
        this.lineEnding = lineEnding;
        this.sheet = sheet;
        this.sheets = sheets;
        this.layout = layout;
    }

    /** Finds everything out by itself. @throws UnreadableFile where it is no table */
    public static TableFormat detect(InputStreamSource file) throws IOException {
        return detect(file, ReadingChoices.NONE);
    }

    /** Finds out what nobody has chosen. @throws UnreadableFile where it is no table */
    public static TableFormat detect(InputStreamSource file, ReadingChoices choices) throws IOException {
        FileKind kind;
        try (InputStream stream = file.getInputStream()) {
            kind = FileKind.of(stream.readNBytes(HEAD));
        }
        TableFormat found = switch (kind) {
            case XLSX -> workbook(file, choices);
            case CSV -> csv(file, choices);
            case VCARD, JCARD, XCARD -> cards(file, kind);
        };
        return found.with(choices);
    }

    private TableFormat with(ReadingChoices choices) {
        Boolean header = choices.header();
        if (header == null || header == hasHeader()) {
            return this;
        }
        return header
                ? withHeader()
                : new TableFormat(
                        kind, encoding, dialect, lineEnding, sheet, sheets, layout.withHeaderRows(0, List.of()));
    }

    private static TableFormat csv(InputStreamSource file, ReadingChoices choices) throws IOException {
        TextEncoding encoding = encoding(file, choices);
        String sample;
        try (InputStream stream = file.getInputStream();
                Reader reader = encoding.reader(stream)) {
            sample = beginning(reader);
        }
        Dialect dialect = choices.over(DialectDetector.detect(sample, choices.delimiter()));
        RecordReader reader = new RecordReader(new StringReader(sample), dialect);
        Layout layout = Layout.of(records(reader, sample.length() >= SAMPLE), dialect);
        return new TableFormat(FileKind.CSV, encoding, dialect, lineEnding(sample), null, List.of(), layout);
    }

    private static TextEncoding encoding(InputStreamSource file, ReadingChoices choices) throws IOException {
        try (InputStream stream = file.getInputStream()) {
            TextEncoding detected = TextEncoding.detect(stream);
            return choices.encoding() == null ? detected : new TextEncoding(choices.encoding(), detected.mark());
        }
    }

    private static TableFormat workbook(InputStreamSource file, ReadingChoices choices) throws IOException {
        try (InputStream stream = file.getInputStream();
                XlsxRecords records = XlsxRecords.open(stream, choices.sheet())) {
            Layout layout = Layout.of(records(records, true), Dialect.RFC_4180);
            return new TableFormat(
                    FileKind.XLSX, NO_TEXT, Dialect.RFC_4180, "none", records.sheet(), records.sheets(), layout);
        }
    }

    private static TableFormat cards(InputStreamSource file, FileKind kind) throws IOException {
        TextEncoding encoding = encoding(file, ReadingChoices.NONE);
        return new TableFormat(kind, encoding, Dialect.RFC_4180, "none", null, List.of(), Layout.ofCards());
    }

    private static String beginning(Reader reader) throws IOException {
        char[] buffer = new char[SAMPLE];
        int length = 0;
        int read = 0;
        while (length < SAMPLE && read >= 0) {
            length += read;
            read = length < SAMPLE ? reader.read(buffer, length, SAMPLE - length) : -1;
        }
        return new String(buffer, 0, length).replace("\0", "");
    }

    /** @param cut whether the last record may be incomplete */
    private static List<RawRecord> records(Records reader, boolean cut) {
        List<RawRecord> records = new ArrayList<>();
        for (RawRecord row = reader.next(); row != null && records.size() < MOST_RECORDS; row = reader.next()) {
            records.add(row);
        }
        if (cut && records.size() > 1 && records.size() < MOST_RECORDS && reader instanceof RecordReader) {
            records.removeLast();
        }
        return records;
    }

    private static String lineEnding(String sample) {
        int lf = 0;
        int crlf = 0;
        int cr = 0;
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if (c == '\r' && i + 1 < sample.length() && sample.charAt(i + 1) == '\n') {
                crlf++;
                i++;
            } else if (c == '\r') {
                cr++;
            } else if (c == '\n') {
                lf++;
            }
        }
        int most = Math.max(lf, Math.max(crlf, cr));
        if (most == 0) {
            return "none";
        }
        return most < lf + crlf + cr ? "mixed" : most == lf ? "LF" : most == crlf ? "CRLF" : "CR";
    }

    /** The records of the file from its start, with those that are not part of the table. */
    Records open(InputStream stream) throws IOException {
        return switch (kind) {
            case CSV -> new RecordReader(encoding.reader(stream), dialect);
            case XLSX -> XlsxRecords.open(stream, sheet);
            case VCARD, JCARD, XCARD -> VcardRecords.open(stream, encoding, kind);
        };
    }

    public FileKind kind() {
        return kind;
    }

    public TextEncoding encoding() {
        return encoding;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** {@code LF}, {@code CRLF}, {@code CR}, {@code mixed} or {@code none}. */
    public String lineEnding() {
        return lineEnding;
    }

    /** The sheet of a workbook that is read. */
    public @Nullable String sheet() {
        return sheet;
    }

    /** All sheets of a workbook. */
    public List<String> sheets() {
        return sheets;
    }

    /** Whether the first row names the columns. */
    public boolean hasHeader() {
        return layout.headerRows() > 0;
    }

    /** The cells of the first row of the table; none where the file is empty. */
    public List<String> firstRow() {
        return layout.first();
    }

    /** The same file, its first row taken for the header. */
    public TableFormat withHeader() {
        return layout.headerRows() > 0 || layout.first().isEmpty()
                ? this
                : new TableFormat(
                        kind, encoding, dialect, lineEnding, sheet, sheets, layout.withHeaderRows(1, layout.first()));
    }

    Layout layout() {
        return layout;
    }
}
