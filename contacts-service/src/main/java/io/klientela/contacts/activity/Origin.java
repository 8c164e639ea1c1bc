package io.klientela.contacts.activity;

import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Organizer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an activity comes from, which nobody writes: another calendar, or a series that it is an occurrence of. */
record Origin(
        @Nullable String uid,
        @Nullable Integer sequence,
        @Nullable Organizer organizer,
        @Nullable String seriesId,
        @Nullable Instant occurrence) {
    static final Origin HERE = new Origin(null, null, null, null, null);

    static Origin of(ActivityState state) {
        return new Origin(state.uid(), state.sequence(), state.organizer(), state.seriesId(), state.occurrence());
    }

    /** It was changed in a way that the people of it should know. */
    Origin changed() {
        return new Origin(uid, sequence == null ? 1 : sequence + 1, organizer, seriesId, occurrence);
    }
}
