package io.klientela.events.contacts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Two contacts that became one, as each of them tells it.
 *
 * @param mergeId the same on both
 * @param contactId the other one
 * @param by {@code user:<id>}, {@code client:<id>} or {@code system:<service>}
 * @param reason in words, where one was given
 */
public record Merger(
        String mergeId,
        String contactId,
        Instant at,
        String by,
        @Nullable String reason) {}
