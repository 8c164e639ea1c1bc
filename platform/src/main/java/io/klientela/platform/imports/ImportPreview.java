package io.klientela.platform.imports;

import io.klientela.platform.imports.table.Dialect;
import io.klientela.platform.imports.table.FileKind;
import io.klientela.platform.imports.table.Table;
import io.klientela.platform.imports.table.TableFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file was understood, before anything is imported.
 *
 * @param sheet of a workbook that is read, of all its {@code sheets}
 * @param escape what stands before a quote inside a quoted cell; the quote itself where it is doubled
 * @param header whether the first row names the columns
 * @param lineEnding {@code LF}, {@code CRLF}, {@code CR}, {@code mixed} or {@code none}
 * @param rows the first ones, as they are read
 * @param total of all rows
 * @param problemCount of all problems, of which the first are listed
 */
public record ImportPreview(
        FileKind kind,
        @Nullable String sheet,
        List<String> sheets,
        String encoding,
        boolean byteOrderMark,
        String delimiter,
        @Nullable String quote,
        @Nullable String escape,
        boolean header,
        String lineEnding,
        List<ColumnProfile> columns,
        List<List<String>> rows,
        long total,
        long problemCount,
        List<Table.Problem> problems) {

    static ImportPreview of(
            TableFormat format, Table table, List<ColumnProfile> columns, List<List<String>> rows, long total) {
        Dialect dialect = format.dialect();
        Character escape = dialect.escape() == null ? dialect.quote() : dialect.escape();
        return new ImportPreview(
                format.kind(),
                format.sheet(),
                format.sheets(),
                format.encoding().charset().name(),
                format.encoding().mark() > 0,
                dialect.written(),
                dialect.quote() == null ? null : String.valueOf(dialect.quote()),
                escape == null ? null : String.valueOf(escape),
                format.hasHeader(),
                format.lineEnding(),
                columns,
                rows,
                total,
                table.problemCount(),
                table.problems());
    }
}
