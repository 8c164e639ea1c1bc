package io.klientela.events.identity;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;

/** A role: what its holders may do. @param id a slug, e.g. {@code sales-rep}. @param builtIn shipped, cannot be changed */
public record RoleState(
        String id,
        String name,
        boolean builtIn,
        List<Permission> permissions,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
