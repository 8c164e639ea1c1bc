package io.klientela.platform.imports.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column that no mapping file declares, as what it fills was defined while the service runs.
 *
 * @param field the target field, e.g. {@code custom.seats}
 * @param header what people call it
 * @param type as mapping files name it
 * @param values of a choice
 */
public record MoreColumn(String field, String header, String type, List<String> values) {

    ColumnSpec spec() {
        return new ColumnSpec(
                field,
                type,
                false,
                true,
                setting("date", Dates.ANY),
                setting("money", "PLN"),
                null,
                null,
                values,
                null,
                setting("list", ";"),
                null);
    }

    private @Nullable String setting(String ofType, String value) {
        return type.equals(ofType) ? value : null;
    }
}
