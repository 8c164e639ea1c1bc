package io.klientela.events.identity;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A colleague, without anything secret. @param roles ids of roles, e.g. {@code sales-rep} */
public record UserState(
        String id,
        String name,
        @Nullable String email,
        List<String> roles,
        List<String> teamIds,
        UserStatus status,
        @Nullable String externalId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
