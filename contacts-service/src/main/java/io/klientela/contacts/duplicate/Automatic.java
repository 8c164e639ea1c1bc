package io.klientela.contacts.duplicate;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * What is done about duplicates without anybody asking.
 *
 * @param merge whether pairs are merged by themselves
 * @param threshold from which score on
 * @param nightly whether all contacts are scanned every day
 * @param at when, in the time zone, as HH:mm
 * @param zone e.g. {@code Europe/Warsaw}
 */
public record Automatic(
        boolean merge,

        @DecimalMin(value = "0.9", message = "is at least 0.9") @DecimalMax(value = "1", message = "is at most 1")
        double threshold,

        boolean nightly,

        @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d", message = "is a time such as 02:30")
        String at,

        @NotNull String zone) {

    static final Automatic OFF = new Automatic(false, 0.99, false, "02:30", "UTC");
}
