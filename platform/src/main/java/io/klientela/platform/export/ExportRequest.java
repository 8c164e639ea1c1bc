package io.klientela.platform.export;

import io.klientela.platform.web.Problem;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which columns go into which file, and how their values are written. */
public record ExportRequest(ExportFormat format, List<Column> columns, ExportStyle style) {
    static final String FORMAT = "format";
    static final String COLUMN = "column";

    /** The parameters beside those of a list. */
    public static final List<String> PARAMETERS = List.of(FORMAT, COLUMN, ExportStyle.LANGUAGE, ExportStyle.ZONE);

    private static final int MOST_COLUMNS = 100;

    /** @param path of a field. @param title at the head of the column */
    public record Column(String path, String title) {}

    /**
     * @param fields that there are; all of them where no column is named
     * @throws Problem 400 for an unknown format or field
     */
    public static ExportRequest of(Map<String, String[]> parameters, Collection<String> fields) {
        String[] format = parameters.getOrDefault(FORMAT, new String[] {ExportFormat.CSV.extension()});
        ExportFormat known = ExportFormat.of(format[0])
                .orElseThrow(() ->
                        Problem.badRequest("The parameter format is not valid.").field(FORMAT, "is csv or xlsx"));
        String @Nullable [] columns = parameters.get(COLUMN);
        List<Column> wanted = columns == null
                ? fields.stream().map(field -> new Column(field, field)).toList()
                : Arrays.stream(columns).map(text -> column(text, fields)).toList();
        if (wanted.size() > MOST_COLUMNS) {
            throw Problem.badRequest("The parameter column is not valid.")
                    .field(COLUMN, "there are at most %d".formatted(MOST_COLUMNS));
        }
        return new ExportRequest(known, wanted, ExportStyle.of(parameters));
    }

    private static Column column(String text, Collection<String> fields) {
        int colon = text.indexOf(':');
        String path = colon < 0 ? text : text.substring(0, colon);
        String root = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        boolean known = fields.contains(path)
                || fields.stream().anyMatch(field -> field.equals(root) || field.startsWith(root + "."));
        if (!known) {
            throw Problem.badRequest("The parameter column is not valid.")
                    .field(COLUMN, "there is no field %s; there are %s".formatted(path, String.join(", ", fields)));
        }
        return new Column(path, colon < 0 ? path : text.substring(colon + 1));
    }
}
