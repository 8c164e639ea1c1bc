package io.klientela.reporting.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record as reports count it: a value, or none, for each field of its table. Equal where all values are. */
public final class Fact {
    /** Where each field is among the values; shared by all facts of a table. */
    private final Map<String, Integer> places;

    private final @Nullable Object[] values;

    Fact(Map<String, Integer> places, @Nullable Object[] values) {
        this.places = places;
        this.values = values;
    }

    static Map<String, Integer> places(Collection<String> fields) {
        Map<String, Integer> places = new LinkedHashMap<>();
        fields.forEach(field -> places.put(field, places.size()));
        return places;
    }

    /** Those of its values that are at the given places. */
    Fact narrowed(Map<String, Integer> fields, List<Integer> from) {
        @Nullable Object[] some = new Object[from.size()];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[from.get(i)];
        }
        return new Fact(fields, some);
    }

    /** The value of a field that the table has, or null where this record has none. */
    public @Nullable Object get(String field) {
        Integer place = places.get(field);
        if (place == null) {
            throw new IllegalArgumentException("facts have no " + field + " but " + places.keySet());
        }
        return values[place];
    }

    public @Nullable String text(String field) {
        return (String) get(field);
    }

    /** The text of a field that every record has. */
    public String require(String field) {
        String value = text(field);
        if (value == null) {
            throw new IllegalStateException("a fact has no " + field);
        }
        return value;
    }

    public @Nullable Long number(String field) {
        return get(field) instanceof Number number ? Long.valueOf(number.longValue()) : null;
    }

    public boolean is(String field, Object value) {
        return value.equals(get(field));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fact fact && Arrays.equals(values, fact.values) && places.equals(fact.places);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
