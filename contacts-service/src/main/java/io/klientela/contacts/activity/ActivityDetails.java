package io.klientela.contacts.activity;

import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.reference.Owner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An input whose references are known to exist, with what follows from them. */
record ActivityDetails(
        ActivityInput input,
        @Nullable String companyId,
        @Nullable Instant occurredAt,
        Owner owner) {

    static ActivityDetails of(ActivityState state) {
        return new ActivityDetails(ActivityInput.of(state), state.companyId(), state.occurredAt(), ownerOf(state));
    }

    static Owner ownerOf(ActivityState state) {
        return new Owner(state.ownerId(), state.ownerName(), state.teamId());
    }

    ActivityDetails withOwnerName(String userId, String name) {
        return new ActivityDetails(input, companyId, occurredAt, owner.renamed(userId, name));
    }

    ActivityDetails about(String contactId) {
        return new ActivityDetails(input.about(contactId), companyId, occurredAt, owner);
    }

    ActivityState state(String id, Instant createdAt, String createdBy, Instant updatedAt) {
        return new ActivityState(
                id,
                input.name(),
                input.kind(),
                input.body(),
                input.contactId(),
                companyId,
                input.dealId(),
                occurredAt,
                input.dueAt(),
                input.doneAt(),
                input.externalId(),
                owner.id(),
                owner.name(),
                owner.teamId(),
                createdAt,
                createdBy,
                updatedAt);
    }
}
