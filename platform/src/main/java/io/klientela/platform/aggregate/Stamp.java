package io.klientela.platform.aggregate;

import java.time.Instant;

/**
 * Who changes something, and when.
 *
 * @param at with millisecond precision, as it is stored
 * @param by {@code user:<id>}, {@code client:<id>} or {@code system:<service>}
 */
public record Stamp(Instant at, String by) {}
