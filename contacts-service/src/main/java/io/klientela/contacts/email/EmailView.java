package io.klientela.contacts.email;

import io.klientela.events.contacts.EmailContact;
import io.klientela.events.contacts.EmailDelivery;
import io.klientela.events.contacts.EmailDirection;
import io.klientela.events.contacts.EmailFile;
import io.klientela.events.contacts.EmailParty;
import io.klientela.events.contacts.EmailState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as somebody may see it.
 *
 * @param concealed whether it is confidential, and the caller none of its holders: then only subject and time are told
 * @param text what was written, without what is quoted; left out in lists, as is {@code html}
 * @param html harmless to show
 */
record EmailView(
        String id,
        String subject,
        EmailDirection direction,
        String threadId,
        Instant at,
        boolean confidential,
        boolean concealed,
        @Nullable EmailParty from,
        @Nullable List<EmailParty> to,
        @Nullable List<EmailParty> cc,
        List<EmailContact> contacts,
        List<String> leadIds,
        @Nullable String excerpt,
        @Nullable String text,
        @Nullable String html,
        @Nullable List<EmailFile> files,
        @Nullable EmailDelivery delivery,
        @Nullable String problem,
        @Nullable Boolean possibleDuplicate) {

    /** @param body null in lists */
    static EmailView of(EmailState email, Bodies.@Nullable Body body) {
        boolean concealed = email.confidential() && !Sight.isHolder(email);
        return concealed ? concealed(email) : open(email, body);
    }

    private static EmailView concealed(EmailState email) {
        return new EmailView(
                email.id(),
                email.name(),
                email.direction(),
                email.threadId(),
                email.at(),
                true,
                true,
                null,
                null,
                null,
                email.contacts(),
                email.leadIds(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static EmailView open(EmailState email, Bodies.@Nullable Body body) {
        return new EmailView(
                email.id(),
                email.name(),
                email.direction(),
                email.threadId(),
                email.at(),
                email.confidential(),
                false,
                email.from(),
                email.to(),
                email.cc(),
                email.contacts(),
                email.leadIds(),
                email.excerpt(),
                body == null ? null : body.text(),
                body == null ? null : body.html(),
                email.files(),
                email.delivery(),
                email.problem(),
                email.possibleDuplicate());
    }
}
