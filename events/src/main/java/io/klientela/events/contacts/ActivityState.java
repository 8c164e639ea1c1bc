package io.klientela.events.contacts;

import io.klientela.events.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call, meeting, note, mail or task. @param name its subject */
public record ActivityState(
        String id,
        String name,
        ActivityKind kind,
        @Nullable String body,
        @Nullable String contactId,
        @Nullable String companyId,
        @Nullable String dealId,
        @Nullable Instant occurredAt,
        @Nullable Instant dueAt,
        @Nullable Instant doneAt,
        @Nullable String externalId,
        @Nullable String ownerId,
        @Nullable String ownerName,
        @Nullable String teamId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
