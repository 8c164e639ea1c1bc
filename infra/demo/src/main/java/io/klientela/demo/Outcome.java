package io.klientela.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How the import of one file ended. @param reasons why cells were changed and rows refused, with how often */
record Outcome(Step step, JsonNode rows, Map<String, Integer> reasons) {

    static Outcome of(Step step, JsonNode finished, InputStream report) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(report)) {
            csv.forEach(row -> reasons.merge(reason(row), 1, Integer::sum));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Outcome(step, finished.path("rows"), reasons);
    }

    long count(String name) {
        return rows.path(name).asLong(0);
    }

    private static String reason(NamedCsvRecord row) {
        String value = row.getField("value").isEmpty() ? "" : " \"" + row.getField("value") + "\"";
        return row.getField("outcome").equals("changed")
                ? "changed: %s%s is taken as \"%s\" (%s)"
                        .formatted(row.getField("column"), value, row.getField("used"), row.getField("message"))
                : "refused: %s%s %s"
                        .formatted(row.getField("column"), value, row.getField("message"))
                        .replace("  ", " ");
    }
}
