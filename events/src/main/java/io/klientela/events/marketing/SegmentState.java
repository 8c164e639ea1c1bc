package io.klientela.events.marketing;

import io.klientela.events.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** People who have something in common. @param filter CEL over what is known of a person */
public record SegmentState(
        String id,
        String name,
        @Nullable String description,
        String filter,
        @Nullable String ownerId,
        @Nullable String ownerName,
        @Nullable String teamId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
