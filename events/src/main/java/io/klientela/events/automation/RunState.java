package io.klientela.events.automation;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One time that a rule looked, and what it did then. Only runs that acted are published.
 *
 * @param name the rule's name
 * @param eventId the event that triggered it; null for a schedule
 * @param depth how many rules before it led here
 * @param reason why it did not act; null where it did
 */
public record RunState(
        String id,
        String name,
        String ruleId,
        RunStatus status,
        @Nullable String eventId,
        @Nullable String eventType,
        @Nullable String recordType,
        @Nullable String recordId,
        @Nullable String recordName,
        @Nullable String contactId,
        @Nullable String companyId,
        List<RunStep> steps,
        int depth,
        @Nullable String reason,
        @Nullable Instant finishedAt,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
