package io.klientela.events.platform;

import io.klientela.events.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Which rights somebody has used in a service, and when last.
 *
 * @param name the actor
 * @param actor e.g. {@code user:<id>}
 */
public record RightsUsedState(
        String id, String name, String service, String actor, List<Use> rights, Instant createdAt, Instant updatedAt)
        implements State {

    /** @param lastOn the last day (UTC) on which a request needed it */
    public record Use(String resource, String action, LocalDate lastOn) {}
}
