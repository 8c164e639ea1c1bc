package io.klientela.reporting.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Deals that have something in common.
 *
 * @param by the values that they share
 * @param value the sum of their amounts; meaningful where the currency is among what they share
 */
public record Cell(Fact by, long count, BigDecimal value) {

    /** Both together. */
    Cell plus(Cell other) {
        return new Cell(by, count + other.count, value.add(other.value));
    }

    /** The shared value, or null where these deals have none. */
    public @Nullable String get(String field) {
        return by.text(field);
    }

    /** The shared value of a field that every deal has. */
    public String require(String field) {
        return by.require(field);
    }

    /** The shared probability. */
    public int percent() {
        Long probability = by.number("probability");
        return probability == null ? 0 : probability.intValue();
    }

    public boolean is(String field, String value) {
        return by.is(field, value);
    }
}
