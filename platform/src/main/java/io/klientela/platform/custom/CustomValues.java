package io.klientela.platform.custom;

import io.klientela.events.FieldValue;
import io.klientela.events.contacts.CustomFieldState;
import io.klientela.platform.Json;
import io.klientela.platform.web.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what was written into the fields that an administrator has defined, as their definitions are now. */
public final class CustomValues {
    private final CustomFields fields;
    private final ValueReader reader;

    public CustomValues(CustomFields fields, @Nullable LinkTargets links) {
        this.fields = fields;
        this.reader = new ValueReader(links);
    }

    /**
     * The values of a record.
     *
     * @param resource whose fields they are, e.g. {@code contact}
     * @param said by key; null and empty values are none. What stays as it was is not looked at: it may be older than the
     *     definition
     * @param before as they were
     * @return null where there is none
     * @throws Problem 422 that names each field that cannot be written so
     */
    public @Nullable Map<String, FieldValue> read(
            String resource, Map<String, ? extends @Nullable JsonNode> said, @Nullable Map<String, FieldValue> before) {
        if (said.isEmpty()) {
            return null;
        }
        Map<String, FieldValue> values = new TreeMap<>();
        List<Problem.FieldError> errors = new ArrayList<>();
        said.forEach((key, value) -> {
            if (value == null || ValueReader.isNothing(value)) {
                return;
            }
            FieldValue old = before == null ? null : before.get(key);
            if (old != null && isSame(old, value)) {
                values.put(key, old);
                return;
            }
            try {
                values.put(key, read(resource, key, value));
            } catch (IllegalArgumentException e) {
                errors.add(new Problem.FieldError("custom." + key, String.valueOf(e.getMessage())));
            }
        });
        if (!errors.isEmpty()) {
            Problem problem = Problem.unprocessable("Please correct what is named below.");
            errors.forEach(error -> problem.field(error.field(), error.message()));
            throw problem;
        }
        return values.isEmpty() ? null : values;
    }

    private static boolean isSame(FieldValue old, JsonNode said) {
        BigDecimal number = old.number();
        if (number != null && said.isNumber()) {
            return number.compareTo(said.decimalValue()) == 0;
        }
        return Json.mapper().valueToTree(old).equals(said);
    }

    private FieldValue read(String resource, String key, JsonNode value) {
        CustomFieldState field = fields.find(resource, key).orElseThrow(() -> unknown(resource));
        if (field.archived()) {
            throw new IllegalArgumentException("is archived, and not filled in any more");
        }
        return reader.read(field, value);
    }

    private IllegalArgumentException unknown(String resource) {
        List<String> known =
                fields.of(resource).stream().map(CustomFieldState::key).toList();
        return new IllegalArgumentException(
                known.isEmpty()
                        ? "is no field; nobody has defined one for a %s".formatted(resource)
                        : "is no field of a %s; there are %s".formatted(resource, String.join(", ", known)));
    }
}
