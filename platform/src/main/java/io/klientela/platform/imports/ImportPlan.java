package io.klientela.platform.imports;

import io.klientela.platform.imports.mapping.ColumnChoice;
import io.klientela.platform.imports.table.ReadingChoices;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be imported.
 *
 * @param mapping by name; what it is called where {@code columns} are chosen
 * @param columns what each column of the file is taken for, or null where the mapping says it
 * @param rehearsal nothing is written: only what would happen is counted
 */
record ImportPlan(
        String mapping, @Nullable Map<String, ColumnChoice> columns, ReadingChoices reading, boolean rehearsal) {

    static ImportPlan of(String mapping) {
        return new ImportPlan(mapping, null, ReadingChoices.NONE, false);
    }

    Document toDocument() {
        Document chosen = new Document();
        if (columns != null) {
            // A list, as a column may be called what no field of a document can be.
            chosen.append(
                    "columns",
                    columns.entrySet().stream()
                            .map(ImportPlan::columnToDocument)
                            .toList());
        }
        return chosen.append("mapping", mapping)
                .append("rehearsal", rehearsal)
                .append(
                        "encoding",
                        reading.encoding() == null ? null : reading.encoding().name())
                .append("delimiter", reading.delimiter())
                .append("quote", reading.quote())
                .append("escape", reading.escape())
                .append("header", reading.header())
                .append("sheet", reading.sheet());
    }

    static ImportPlan of(Document plan) {
        String encoding = plan.getString("encoding");
        return new ImportPlan(
                plan.getString("mapping"),
                plan.get("columns") == null ? null : columnsOf(plan),
                new ReadingChoices(
                        encoding == null ? null : Charset.forName(encoding),
                        plan.getString("delimiter"),
                        plan.getString("quote"),
                        plan.getString("escape"),
                        plan.getBoolean("header"),
                        plan.getString("sheet")),
                plan.getBoolean("rehearsal"));
    }

    private static Document columnToDocument(Map.Entry<String, ColumnChoice> column) {
        ColumnChoice choice = column.getValue();
        return new Document("column", column.getKey())
                .append("field", choice.field())
                .append("pattern", choice.pattern())
                .append("currency", choice.currency())
                .append("region", choice.region())
                .append("separator", choice.separator());
    }

    static Map<String, ColumnChoice> columnsOf(Document plan) {
        Map<String, ColumnChoice> columns = new LinkedHashMap<>();
        for (Document column : plan.getList("columns", Document.class)) {
            columns.put(
                    column.getString("column"),
                    new ColumnChoice(
                            column.getString("field"),
                            column.getString("pattern"),
                            column.getString("currency"),
                            column.getString("region"),
                            column.getString("separator")));
        }
        return columns;
    }
}
