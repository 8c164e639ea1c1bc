package io.klientela.platform.web;

import io.klientela.events.contacts.CustomFieldKind;
import io.klientela.events.contacts.CustomFieldOption;
import io.klientela.events.contacts.CustomFieldState;
import io.klientela.platform.custom.CustomFields;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts into a record, in place of the keys of what was chosen in custom fields, what people read. */
final class CustomLabels implements UnaryOperator<JsonNode> {
    private final Map<String, Map<String, String>> labels;

    CustomLabels(List<CustomFieldState> fields) {
        labels = fields.stream()
                .filter(field -> field.kind() == CustomFieldKind.CHOICE || field.kind() == CustomFieldKind.MULTI_CHOICE)
                .collect(Collectors.toMap(CustomFieldState::key, CustomLabels::labels));
    }

    private static Map<String, String> labels(CustomFieldState field) {
        return Objects.requireNonNullElse(field.options(), List.<CustomFieldOption>of()).stream()
                .collect(Collectors.toMap(CustomFieldOption::key, CustomFieldOption::label));
    }

    @Override
    public JsonNode apply(JsonNode record) {
        if (!labels.isEmpty() && record.get(CustomFields.COMPONENT) instanceof ObjectNode values) {
            labels.forEach((key, names) -> {
                JsonNode value = values.get(key);
                if (value instanceof ArrayNode chosen) {
                    ArrayNode read = values.putArray(key);
                    chosen.forEach(each -> read.add(names.getOrDefault(each.asString(), each.asString())));
                } else if (value != null) {
                    values.put(key, names.getOrDefault(value.asString(), value.asString()));
                }
            });
        }
        return record;
    }
}
