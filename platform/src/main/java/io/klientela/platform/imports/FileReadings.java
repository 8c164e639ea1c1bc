package io.klientela.platform.imports;

import io.klientela.platform.imports.mapping.TargetFields;
import io.klientela.platform.imports.table.ReadingChoices;
import io.klientela.platform.imports.table.Table;
import io.klientela.platform.imports.table.TableFormat;
import io.klientela.platform.imports.table.UnreadableFile;
import io.klientela.platform.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/** Shows how files are understood, without importing them. */
final class FileReadings {
    private static final int PREVIEWED = 50;

    private static final int LONGEST_SHOWN = 5_000;

    /** How many different values are counted: fewer in the columns of very wide tables, so that all fit into memory. */
    private static final int MANY = 10_000;

    private static final int FEW = 1_000;
    private static final int WELL_PROFILED = 100;

    private FileReadings() {}

    /** Takes rows. */
    @FunctionalInterface
    interface Sink {
        void accept(List<String> cells) throws IOException;
    }

    /** The format, the columns and the first rows of a file. @throws Problem 422 where it is no table of text, or empty */
    static ImportPreview preview(InputStreamSource file, ReadingChoices reading, TargetFields fields)
            throws IOException {
        try {
            TableFormat format = TableFormat.detect(file, reading);
            try (InputStream stream = file.getInputStream();
                    Table table = new Table(stream, format)) {
                UploadCheck.requireSaneWidth(table);
                return preview(format, table, fields);
            }
        } catch (UnreadableFile e) {
            throw UploadCheck.unreadable(e);
        }
    }

    private static ImportPreview preview(TableFormat format, Table table, TargetFields fields) {
        List<List<String>> rows = new ArrayList<>();
        List<ColumnProfiler> columns = new ArrayList<>();
        long total = 0;
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            total++;
            if (rows.size() < PREVIEWED) {
                rows.add(row.cells().stream().map(FileReadings::shown).toList());
            }
            while (columns.size() < Math.min(row.cells().size(), UploadCheck.MOST_COLUMNS)) {
                columns.add(new ColumnProfiler(columns.size() < WELL_PROFILED ? MANY : FEW));
            }
            for (int i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
                columns.get(i).add(row.cells().get(i));
            }
        }
        if (total == 0 && format.firstRow().isEmpty()) {
            throw Problem.unprocessable("The file is empty.").field("file", "is empty");
        }
        List<String> names = UploadCheck.names(table);
        while (columns.size() < names.size()) {
            columns.add(new ColumnProfiler(FEW));
        }
        List<@Nullable String> suggested =
                fields.suggest(names, columns.stream().map(ColumnProfiler::kind).toList());
        List<ColumnProfile> profiles = IntStream.range(0, names.size())
                .mapToObj(i -> columns.get(i).profile(names.get(i), suggested.get(i)))
                .toList();
        return ImportPreview.of(format, table, profiles, rows, total);
    }

    /** Nobody reads a picture as letters. */
    private static String shown(String cell) {
        return cell.length() > LONGEST_SHOWN ? cell.substring(0, LONGEST_SHOWN) + "…" : cell;
    }

    /** Every row exactly as it is read, the header first where there is one. @throws Problem 422 where it is no text */
    static void rows(InputStreamSource file, ReadingChoices reading, Sink sink) throws IOException {
        try {
            TableFormat format = TableFormat.detect(file, reading);
            try (InputStream stream = file.getInputStream();
                    Table table = new Table(stream, format)) {
                if (format.hasHeader()) {
                    sink.accept(table.header());
                }
                for (Table.Row row = table.next(); row != null; row = table.next()) {
                    sink.accept(row.cells());
                }
            }
        } catch (UnreadableFile e) {
            throw UploadCheck.unreadable(e);
        }
    }
}
