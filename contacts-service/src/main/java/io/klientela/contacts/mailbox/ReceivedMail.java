package io.klientela.contacts.mailbox;

import java.time.Instant;
import java.util.List;

/**
 * A mail that has arrived, as its readers see it.
 *
 * @param messageId its {@code Message-ID}, or what stands for it where it has none
 * @param from the address of its {@code From} header, in lower case
 * @param authenticated false unless the receiving server's {@code Authentication-Results} say {@code dmarc=pass}, or the
 *     mailbox is the embedded one
 * @param recipients addresses in lower case, from all headers that name some
 */
public record ReceivedMail(
        String messageId,
        String from,
        boolean authenticated,
        List<String> recipients,
        String subject,
        Instant at,
        List<CalendarPart> calendars) {

    /** A calendar that it carries. @param method as its part says, e.g. {@code REPLY} */
    public record CalendarPart(String method, String text) {}
}
