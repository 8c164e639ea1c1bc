package io.klientela.contacts.consent;

import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentProof;
import io.klientela.events.contacts.ConsentSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be entered. Its parts are those of an entry.
 *
 * @param purpose the key of the purpose
 */
record Decision(
        String purpose,
        ConsentChannel channel,
        ConsentDecision decision,
        @Nullable Integer wordingVersion,
        @Nullable String language,
        ConsentSource source,
        @Nullable String reason,
        @Nullable ConsentProof proof,
        @Nullable String confirms,
        @Nullable String corrects,
        @Nullable Instant at) {

    /** One that nobody corrects or confirms anything by. */
    static Decision of(
            String purpose,
            ConsentChannel channel,
            ConsentDecision decision,
            @Nullable Integer wordingVersion,
            @Nullable String language,
            ConsentSource source,
            @Nullable ConsentProof proof,
            @Nullable Instant at) {
        return new Decision(purpose, channel, decision, wordingVersion, language, source, null, proof, null, null, at);
    }

    static Decision no(String purpose, ConsentChannel channel, ConsentSource source, @Nullable ConsentProof proof) {
        return of(purpose, channel, ConsentDecision.WITHDRAWN, null, null, source, proof, null);
    }
}
