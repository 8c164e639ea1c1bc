package io.klientela.contacts.contact;

import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.Merger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** With whom a contact was merged. */
record MergeLinks(@Nullable Merger into, List<Merger> merged) {

    static MergeLinks of(ContactState state) {
        return new MergeLinks(state.mergedInto(), Objects.requireNonNullElse(state.merged(), List.of()));
    }

    MergeLinks into(@Nullable Merger other) {
        return new MergeLinks(other, merged);
    }

    MergeLinks plus(Merger other) {
        List<Merger> more = new ArrayList<>(merged);
        more.add(other);
        return new MergeLinks(into, List.copyOf(more));
    }

    MergeLinks without(String mergeId) {
        return new MergeLinks(
                into,
                merged.stream()
                        .filter(other -> !other.mergeId().equals(mergeId))
                        .toList());
    }

    /** What the state says, with these links. */
    ContactState on(ContactState state, Instant updatedAt) {
        return new ContactState(
                state.id(),
                state.name(),
                state.firstName(),
                state.lastName(),
                state.emails(),
                state.phones(),
                state.companies(),
                state.jobTitle(),
                state.language(),
                state.city(),
                state.country(),
                state.tags(),
                state.externalId(),
                state.ownerId(),
                state.ownerName(),
                state.teamId(),
                state.createdAt(),
                state.createdBy(),
                updatedAt,
                into,
                merged.isEmpty() ? null : merged);
    }
}
