package io.klientela.marketing.mail;

import io.klientela.events.marketing.MailState;
import io.klientela.marketing.template.Filled;
import io.klientela.platform.mail.Letter;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is in the ledger, with what it says.
 *
 * @param from the platform's own sender where null
 * @param language of what is added to it
 * @param bulk whether it went to many, and can be unsubscribed from
 * @param possibleDuplicate whether the server may have taken it before
 */
public record Outgoing(
        MailState mail,
        Filled content,
        Letter.@Nullable Party from,
        @Nullable String replyTo,
        @Nullable String language,
        boolean bulk,
        boolean possibleDuplicate) {}
