package io.klientela.contacts.quality;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What rules have to know of a record beside its state.
 *
 * @param since when the values of fields were set, as far as it is known
 * @param shared the rules that it does not meet as another record has a value of it, too
 */
public record Circumstances(Map<String, Instant> since, Set<String> shared) {
    /** Nothing is known. */
    public static final Circumstances UNKNOWN = new Circumstances(Map.of(), Set.of());
}
