package io.klientela.platform.imports;

import io.klientela.platform.imports.mapping.BadHeader;
import io.klientela.platform.imports.mapping.BoundMapping;
import io.klientela.platform.imports.mapping.Mapping;
import io.klientela.platform.imports.table.ReadingChoices;
import io.klientela.platform.imports.table.Table;
import io.klientela.platform.imports.table.TableFormat;
import io.klientela.platform.imports.table.UnreadableFile;
import io.klientela.platform.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.core.io.InputStreamSource;

/** What is found out about an upload before anything is stored. */
final class UploadCheck {
    static final int MOST_COLUMNS = 1000;

    /** @param rows without the header, blank lines, and what is not part of the table */
    record Checked(String delimiter, List<String> header, long rows) {}

    private UploadCheck() {}

    /** @throws Problem 422 where the file is no table of text, is empty, or lacks columns that the mapping needs */
    static Checked check(InputStreamSource file, Mapping mapping, ReadingChoices choices, Collection<String> needs)
            throws IOException {
        try {
            TableFormat format = format(file, mapping, choices);
            try (InputStream stream = file.getInputStream();
                    Table table = new Table(stream, format)) {
                return check(table, format, mapping, needs);
            }
        } catch (UnreadableFile e) {
            throw unreadable(e);
        }
    }

    /** How the file is written; its first row is the header also where it does not look like one, if the mapping knows it. */
    static TableFormat format(InputStreamSource file, Mapping mapping, ReadingChoices choices) throws IOException {
        TableFormat format = TableFormat.detect(file, choices);
        return choices.header() == null && !format.hasHeader() && mapping.known(format.firstRow()) > 0
                ? format.withHeader()
                : format;
    }

    static Problem unreadable(UnreadableFile cause) {
        return refused(
                "The file %s (line %d).".formatted(cause.getMessage(), cause.line()),
                "%s (line %d)".formatted(cause.getMessage(), cause.line()));
    }

    static void requireSaneWidth(Table table) {
        if (table.width() > MOST_COLUMNS) {
            throw refused(
                    "The file has %d columns; an import takes %d.".formatted(table.width(), MOST_COLUMNS),
                    "has more than %d columns".formatted(MOST_COLUMNS));
        }
    }

    private static Checked check(Table table, TableFormat format, Mapping mapping, Collection<String> needs) {
        requireSaneWidth(table);
        if (table.header().isEmpty() && format.firstRow().isEmpty()) {
            throw refused("The file is empty. Upload a file with a header and rows.", "is empty");
        }
        List<String> header = names(table);
        requireFields(bind(mapping, header), needs);
        long rows = 0;
        while (table.next() != null) {
            rows++;
        }
        if (rows == 0) {
            throw refused("The file has a header and no rows below it.", "has no rows");
        }
        return new Checked(format.dialect().delimiter(), header, rows);
    }

    /** The header, or where the file has none the numbers of the columns. */
    static List<String> names(Table table) {
        return table.header().isEmpty()
                ? IntStream.rangeClosed(1, table.width())
                        .mapToObj("Column %d"::formatted)
                        .toList()
                : table.header();
    }

    private static void requireFields(BoundMapping mapping, Collection<String> needs) {
        List<String> lacking = mapping.lacking(needs);
        if (!lacking.isEmpty()) {
            throw Problem.unprocessable(
                            "No column gives: %s. Say which one does.".formatted(String.join(", ", lacking)))
                    .field("columns", "lack " + String.join(", ", lacking));
        }
    }

    private static BoundMapping bind(Mapping mapping, List<String> header) {
        try {
            return mapping.bind(header);
        } catch (BadHeader e) {
            Problem problem =
                    Problem.unprocessable("The file does not have the columns that the mapping \"%s\" needs: %s."
                            .formatted(mapping.name(), String.join(", ", mapping.columns())));
            e.faults().forEach(fault -> problem.field(fault.column(), fault.message()));
            throw problem;
        }
    }

    private static Problem refused(String detail, String message) {
        return Problem.unprocessable(detail).field("file", message);
    }
}
