package io.klientela.contacts.consent;

import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentSource;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision that somebody enters for a person.
 *
 * @param purpose the key of the purpose
 * @param decision {@code requested} asks the address to confirm
 * @param contactId whose decision it is; not needed with an address
 * @param address an e-mail address or a telephone number; the contact's first one where absent
 * @param source of an API client {@code api} where absent; a person is always {@code user}
 * @param reason how the person's decision is known; a person has to say it
 * @param corrects the entry that was wrong and that this one takes the place of
 * @param at when the person decided; now where absent
 */
record ConsentInput(
        @NotBlank @Size(max = 50) String purpose,
        @NotNull ConsentChannel channel,
        @NotNull ConsentDecision decision,
        @Nullable @Size(max = 50) String contactId,
        @Nullable @Size(max = 320) String address,
        @Nullable Integer wordingVersion,
        @Nullable @Size(max = 20) String language,
        @Nullable ConsentSource source,
        @Nullable @Size(max = 1_000) String reason,
        @Nullable @Valid Proof proof,
        @Nullable @Size(max = 50) String corrects,
        @Nullable Instant at) {

    /** What another system knows of how it was said. */
    record Proof(
            @Nullable @Size(max = 100) String ip,
            @Nullable @Size(max = 500) String userAgent,
            @Nullable @Size(max = 2_000) String page,
            @Nullable @Size(max = 500) String reference) {}
}
