package io.klientela.events.marketing;

import io.klientela.events.contacts.ConsentChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A consent that somebody ticked. @param purpose the key of the purpose. @param wordingVersion what they were shown */
public record SubmittedConsent(
        String purpose,
        List<ConsentChannel> channels,
        @Nullable Integer wordingVersion,
        String language) {}
