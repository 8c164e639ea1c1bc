package io.klientela.contacts.activity;

import static io.klientela.contacts.shared.Inputs.trimmed;

import io.klientela.events.contacts.Answer;
import io.klientela.events.contacts.Attendee;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who is to take part: a user, a contact, or an address alone.
 *
 * @param email of a contact the first one, where none is given
 * @param name that of the user or contact, where none is given
 */
record AttendeeInput(
        @Nullable @Size(max = 64) String userId,
        @Nullable @Size(max = 64) String contactId,

        @Nullable @Size(max = 254) @Email(regexp = AttendeeInput.EMAIL, message = "is not an e-mail address")
        String email,

        @Nullable @Size(max = 200) String name,
        @Nullable Answer answer,
        @Nullable Boolean optional) {
    static final String EMAIL = "[^\\s@<>\"]+@[^\\s@<>\"]+\\.\\p{L}{2,}";

    AttendeeInput {
        String given = trimmed(email);
        email = given == null ? null : given.toLowerCase(Locale.ROOT);
        name = trimmed(name);
    }

    static AttendeeInput of(Attendee known) {
        return new AttendeeInput(
                known.userId(), known.contactId(), known.email(), known.name(), known.answer(), known.optional());
    }

    boolean isNobody() {
        return userId == null && contactId == null && email == null && name == null;
    }
}
