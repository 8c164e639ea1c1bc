package io.klientela.platform.imports.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column as a mapping file declares it.
 *
 * @param field the target field
 * @param type {@code text} (default), {@code date}, {@code number}, {@code integer}, {@code money}, {@code choice},
 *     {@code country}, {@code email}, {@code phone}, {@code list} or {@code reference}
 * @param required no cell may be empty
 * @param optional the whole column may be missing
 * @param pattern of a date, e.g. {@code dd-MM-yy}; two-digit years mean 1950 to 2049
 * @param currency of money
 * @param factor what a number or money is multiplied by, e.g. 1000000 where the file counts in millions
 * @param decimal the decimal separator, where a comma could be taken for either
 * @param values what a choice may be
 * @param synonyms other words for a choice's values or a country's code
 * @param separator between the items of a list
 * @param region where a phone number without country code belongs to, e.g. {@code PL}; absent where the row tells it
 */
record ColumnSpec(
        String field,
        @Nullable String type,
        boolean required,
        boolean optional,
        @Nullable String pattern,
        @Nullable String currency,
        @Nullable BigDecimal factor,
        @Nullable String decimal,
        @Nullable List<String> values,
        @Nullable Map<String, String> synonyms,
        @Nullable String separator,
        @Nullable String region) {

    String typeName() {
        return type == null ? "text" : type;
    }

    Map<String, String> synonymsOrNone() {
        return synonyms == null ? Map.of() : synonyms;
    }

    /** The same for a column that somebody chose: it may be missing, and its settings are those of the file. */
    ColumnSpec chosen(ColumnChoice choice) {
        boolean date = typeName().equals("date");
        return new ColumnSpec(
                field,
                type,
                required,
                true,
                date ? Objects.requireNonNullElse(choice.pattern(), Dates.ANY) : pattern,
                choice.currency() == null ? currency : choice.currency(),
                null,
                null,
                values,
                synonyms,
                choice.separator() == null ? separator : choice.separator(),
                choice.region() == null ? region : choice.region());
    }
}
