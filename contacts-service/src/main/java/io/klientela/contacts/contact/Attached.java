package io.klientela.contacts.contact;

import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.Merger;
import io.klientela.events.contacts.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a contact has beside what people write of it: with whom it was merged, and its photo. */
record Attached(
        @Nullable Merger into,
        List<Merger> merged,
        @Nullable Picture photo) {

    static Attached of(ContactState state) {
        return new Attached(state.mergedInto(), Objects.requireNonNullElse(state.merged(), List.of()), state.photo());
    }

    Attached into(@Nullable Merger other) {
        return new Attached(other, merged, photo);
    }

    Attached plus(Merger other) {
        List<Merger> more = new ArrayList<>(merged);
        more.add(other);
        return new Attached(into, List.copyOf(more), photo);
    }

    Attached without(String mergeId) {
        return new Attached(
                into,
                merged.stream()
                        .filter(other -> !other.mergeId().equals(mergeId))
                        .toList(),
                photo);
    }

    Attached showing(@Nullable Picture picture) {
        return new Attached(into, merged, picture);
    }

    /** What the state says, with these. */
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
                merged.isEmpty() ? null : merged,
                state.addresses(),
                state.languages(),
                state.timeZone(),
                state.links(),
                photo,
                state.custom());
    }
}
