package io.klientela.platform.custom;

import io.klientela.events.contacts.CustomFieldOption;
import io.klientela.events.contacts.CustomFieldState;
import io.klientela.platform.Json;
import io.klientela.platform.imports.ImportRow;
import io.klientela.platform.imports.mapping.MoreColumn;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The columns of files that fill fields which an administrator has defined. */
public final class CustomColumns {
    private static final String PREFIX = CustomFields.COMPONENT + ".";

    private CustomColumns() {}

    /** One for each field that is filled in, called as people call it. */
    public static List<MoreColumn> of(CustomFields fields, String resource) {
        return fields.of(resource).stream()
                .filter(field -> !field.archived())
                .map(CustomColumns::column)
                .toList();
    }

    private static MoreColumn column(CustomFieldState field) {
        List<String> values = CustomFields.options(field).stream()
                .filter(option -> !option.archived())
                .map(CustomFieldOption::label)
                .toList();
        String type = switch (field.kind()) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case MONEY -> "money";
            case DATE -> "date";
            case CHOICE -> "choice";
            case MULTI_CHOICE -> "list";
            case LINK -> "reference";
        };
        return new MoreColumn(PREFIX + field.key(), field.name(), type, values);
    }

    /** What a row says, over what is known. */
    public static Map<String, JsonNode> said(ImportRow row, Map<String, ? extends @Nullable JsonNode> known) {
        Map<String, JsonNode> said = new TreeMap<>();
        known.forEach((key, value) -> {
            if (value != null) {
                said.put(key, value);
            }
        });
        row.values().forEach((field, value) -> {
            if (field.startsWith(PREFIX)) {
                said.put(field.substring(PREFIX.length()), Json.mapper().valueToTree(value));
            }
        });
        return said;
    }
}
