package io.klientela.platform.imports.mapping;

import org.jspecify.annotations.Nullable;

/**
 * What a person takes a column of a file for.
 *
 * @param field of the resource
 * @param pattern of a date, e.g. {@code dd.MM.yyyy}; any clear form where null
 * @param currency of money that names none itself
 * @param region of phone numbers without a country code, e.g. {@code PL}
 * @param separator between the items of a list
 */
public record ColumnChoice(
        String field,
        @Nullable String pattern,
        @Nullable String currency,
        @Nullable String region,
        @Nullable String separator) {

    public static ColumnChoice of(String field) {
        return new ColumnChoice(field, null, null, null, null);
    }
}
