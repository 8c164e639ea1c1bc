package io.klientela.platform.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.klientela.platform.imports.mapping.BadHeader;
import io.klientela.platform.imports.mapping.Mapping;
import io.klientela.platform.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.core.io.InputStreamSource;

/** What is found out about an upload before anything is stored. */
final class UploadCheck {
    private static final char[] DELIMITERS = {',', ';'};

    /** @param rows without the header and blank lines */
    record Checked(char delimiter, List<String> header, long rows) {}

    private UploadCheck() {}

    /** @throws Problem 422 where the file is no UTF-8, no CSV, empty, or lacks columns that the mapping needs */
    static Checked check(InputStreamSource file, Mapping mapping) throws IOException {
        requireUtf8(file);
        char delimiter = delimiterOf(file, mapping);
        try (InputStream stream = file.getInputStream();
                CsvFile csv = new CsvFile(stream, delimiter)) {
            CsvFile.Row header = csv.next();
            if (header == null) {
                throw refused("The file is empty. Upload a CSV file with a header and rows.", "is empty");
            }
            mapping.bind(header.cells());
            long rows = 0;
            while (csv.next() != null) {
                rows++;
            }
            if (rows == 0) {
                throw refused("The file has a header and no rows below it.", "has no rows");
            }
            return new Checked(delimiter, header.cells(), rows);
        } catch (CsvParseException e) {
            throw unreadable(e);
        } catch (BadHeader e) {
            Problem problem =
                    Problem.unprocessable("The file does not have the columns that the mapping \"%s\" needs: %s."
                            .formatted(mapping.name(), String.join(", ", mapping.columns())));
            e.faults().forEach(fault -> problem.field(fault.column(), fault.message()));
            throw problem;
        }
    }

    private static void requireUtf8(InputStreamSource file) throws IOException {
        try (InputStream stream = file.getInputStream()) {
            Utf8.firstFault(stream).ifPresent(fault -> {
                String where =
                        "line %d, byte offset %d (0x%02X)".formatted(fault.line(), fault.offset(), fault.value());
                throw refused(
                        "The file is not UTF-8 text at %s. Save the file as UTF-8 and upload it again."
                                .formatted(where),
                        "is not UTF-8 at %s; save the file as UTF-8".formatted(where));
            });
        }
    }

    private static char delimiterOf(InputStreamSource file, Mapping mapping) throws IOException {
        char best = DELIMITERS[0];
        long most = -1;
        for (char delimiter : DELIMITERS) {
            try (InputStream stream = file.getInputStream();
                    CsvFile csv = new CsvFile(stream, delimiter)) {
                CsvFile.Row header = csv.next();
                long known = header == null ? 0 : mapping.known(header.cells());
                if (known > most) {
                    most = known;
                    best = delimiter;
                }
            } catch (CsvParseException e) {
                throw unreadable(e);
            }
        }
        return best;
    }

    private static Problem unreadable(CsvParseException cause) {
        return refused(
                "The file cannot be read as CSV: %s. Check the quotes there.".formatted(cause.getMessage()),
                "is no readable CSV: " + cause.getMessage());
    }

    private static Problem refused(String detail, String message) {
        return Problem.unprocessable(detail).field("file", message);
    }
}
