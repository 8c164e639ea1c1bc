package io.klientela.events.identity;

import io.klientela.events.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A team; teams form a tree. */
public record TeamState(
        String id,
        String name,
        @Nullable String parentId,
        @Nullable String externalId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
