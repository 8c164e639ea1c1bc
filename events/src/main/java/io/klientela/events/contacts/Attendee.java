package io.klientela.events.contacts;

import org.jspecify.annotations.Nullable;

/** Who takes part: a user, a contact, or somebody of whom only the address is known. @param optional whether it goes on without them */
public record Attendee(
        @Nullable String userId,
        @Nullable String contactId,
        @Nullable String email,
        @Nullable String name,
        Answer answer,
        boolean optional) {}
