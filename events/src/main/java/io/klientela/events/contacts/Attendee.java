package io.klientela.events.contacts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part: a user, a contact, or somebody of whom only the address is known.
 *
 * @param optional whether it goes on without them
 * @param answeredAt when they answered last; null where they did not, or where nobody knows when
 * @param occurrences what they answered of single occurrences of a series, where that is something else
 */
public record Attendee(
        @Nullable String userId,
        @Nullable String contactId,
        @Nullable String email,
        @Nullable String name,
        Answer answer,
        boolean optional,
        @Nullable Instant answeredAt,
        @Nullable List<OccurrenceAnswer> occurrences) {}
