package io.klientela.platform.imports.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;

/** A file as it was read. @param rows with the header, where there is one */
record Reading(TableFormat format, List<List<String>> rows, List<Table.Problem> problems) {

    static Reading of(String text) throws IOException {
        return of(text, StandardCharsets.UTF_8);
    }

    static Reading of(String text, Charset charset) throws IOException {
        return of(new ByteArrayResource(text.getBytes(charset)));
    }

    static Reading of(InputStreamSource file) throws IOException {
        TableFormat format = TableFormat.detect(file);
        List<List<String>> rows = new ArrayList<>();
        try (InputStream stream = file.getInputStream();
                Table table = new Table(stream, format)) {
            if (format.hasHeader()) {
                rows.add(table.header());
            }
            for (Table.Row row = table.next(); row != null; row = table.next()) {
                rows.add(row.cells());
            }
            return new Reading(format, rows, table.problems());
        }
    }

    List<String> last() {
        return rows.getLast();
    }
}
