package io.klientela.contacts.invitation;

import io.klientela.events.contacts.Attendee;
import org.jspecify.annotations.Nullable;

/** Who is written to about a meeting. @param email in lower case */
record Guest(String email, @Nullable String name, @Nullable String contactId) {

    static Guest of(Attendee attendee) {
        return new Guest(String.valueOf(attendee.email()), attendee.name(), attendee.contactId());
    }

    /** Colleagues have the meeting in their calendar here: only those outside are written to. */
    static boolean isWrittenTo(Attendee attendee) {
        return attendee.userId() == null && attendee.email() != null;
    }
}
