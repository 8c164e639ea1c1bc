package io.klientela.platform.consent;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.klientela.events.contacts.ConsentChannel;
import java.util.Locale;

/**
 * Why nothing may be sent.
 *
 * @param purpose the key of what it was for
 * @param missing what would have to be there
 */
public record Refusal(String purpose, ConsentChannel channel, Missing missing) {

    /** What is missing. */
    public enum Missing {
        /** There is no such purpose. */
        @JsonProperty("purpose")
        PURPOSE("there is no such purpose"),
        /** It is switched off. */
        @JsonProperty("active-purpose")
        ACTIVE_PURPOSE("the purpose is switched off"),
        @JsonProperty("channel")
        CHANNEL("the purpose does not use this channel"),
        /** Nobody was asked, or they did not agree. */
        @JsonProperty("consent")
        CONSENT("no consent was given"),
        @JsonProperty("confirmation")
        CONFIRMATION("the consent was not confirmed from the address"),
        @JsonProperty("withdrawn-consent")
        WITHDRAWN_CONSENT("the consent was withdrawn"),
        /** A legitimate interest ends there. */
        @JsonProperty("no-objection")
        NO_OBJECTION("the person objected"),
        /** What is known may be old: it is to be tried again. */
        @JsonProperty("certainty")
        CERTAINTY("whether it was withdrawn just now is not known at the moment");

        private final String words;

        Missing(String words) {
            this.words = words;
        }
    }

    /** Whether the same may be possible in a moment. */
    public boolean isPassing() {
        return missing == Missing.CERTAINTY;
    }

    /** A sentence that names purpose, channel and what is missing. */
    public String text() {
        return "Nothing may be sent for \"%s\" by %s: %s."
                .formatted(purpose, channel.name().toLowerCase(Locale.ROOT), missing.words);
    }
}
