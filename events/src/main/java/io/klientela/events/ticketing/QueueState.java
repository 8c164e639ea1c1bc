package io.klientela.events.ticketing;

import io.klientela.events.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where tickets of one kind wait.
 *
 * @param email the address whose mail becomes tickets here
 * @param managerId who is warned before a promise is broken
 * @param signature what ends each mail from here
 * @param isDefault whether mail for no other queue comes here
 */
public record QueueState(
        String id,
        String name,
        @Nullable String email,
        @Nullable String managerId,
        @Nullable String managerName,
        BusinessCalendar calendar,
        ServiceLevel serviceLevel,
        @Nullable String language,
        @Nullable String signature,
        boolean isDefault,
        @Nullable String teamId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
