package io.klientela.reporting.model;

import java.math.BigDecimal;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Deals that have something in common.
 *
 * @param by the values that they share
 * @param value the sum of their amounts; meaningful where the currency is among what they share
 */
public record Cell(Document by, long count, BigDecimal value) {

    /** Both together. */
    Cell plus(Cell other) {
        return new Cell(by, count + other.count, value.add(other.value));
    }

    /** The shared value, or null where these deals have none. */
    public @Nullable String get(String field) {
        return by.getString(field);
    }

    /** The shared value of a field that every deal has. */
    public String require(String field) {
        String value = get(field);
        if (value == null) {
            throw new IllegalStateException("a fact has no " + field);
        }
        return value;
    }

    /** The shared probability. */
    public int percent() {
        return by.getInteger("probability", 0);
    }

    public boolean is(String field, String value) {
        return value.equals(get(field));
    }
}
