package io.klientela.contacts.activity;

import static io.klientela.contacts.shared.Inputs.trimmed;

import io.klientela.events.contacts.ActivityKind;
import io.klientela.events.contacts.ActivityState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of an activity.
 *
 * @param name its subject
 * @param companyId the contact's main company, where a contact and no company is given
 * @param occurredAt of a new one that is no task: now, where no time is given
 * @param ownerId a user; of a new activity the person who makes it, where none is given
 * @param teamId the owner's first team, where none is given
 */
record ActivityInput(
        @NotBlank @Size(max = 200) String name,
        @NotNull ActivityKind kind,
        @Nullable @Size(max = 20_000) String body,
        @Nullable @Size(max = 64) String contactId,
        @Nullable @Size(max = 64) String companyId,
        @Nullable @Size(max = 64) String dealId,
        @Nullable Instant occurredAt,
        @Nullable Instant dueAt,
        @Nullable Instant doneAt,
        @Nullable @Size(max = 200) String externalId,
        @Nullable @Size(max = 64) String ownerId,
        @Nullable @Size(max = 64) String teamId) {

    ActivityInput {
        name = Objects.requireNonNullElse(trimmed(name), "");
        occurredAt = millis(occurredAt);
        dueAt = millis(dueAt);
        doneAt = millis(doneAt);
        externalId = trimmed(externalId);
    }

    static ActivityInput of(ActivityState state) {
        return new ActivityInput(
                state.name(),
                state.kind(),
                state.body(),
                state.contactId(),
                state.companyId(),
                state.dealId(),
                state.occurredAt(),
                state.dueAt(),
                state.doneAt(),
                state.externalId(),
                state.ownerId(),
                state.teamId());
    }

    /** The same, about this contact. */
    ActivityInput about(String otherContactId) {
        return new ActivityInput(
                name,
                kind,
                body,
                otherContactId,
                companyId,
                dealId,
                occurredAt,
                dueAt,
                doneAt,
                externalId,
                ownerId,
                teamId);
    }

    /** As precise as times are stored. */
    private static @Nullable Instant millis(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
    }
}
