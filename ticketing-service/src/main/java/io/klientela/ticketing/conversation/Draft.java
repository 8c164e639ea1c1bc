package io.klientela.ticketing.conversation;

import io.klientela.events.ticketing.Attachment;
import io.klientela.events.ticketing.Delivery;
import io.klientela.events.ticketing.MessageKind;
import io.klientela.events.ticketing.MessageState;
import io.klientela.events.ticketing.TicketState;
import io.klientela.platform.aggregate.Stamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody writes on a ticket. @param mailId of the mail that it came by or leaves as */
public record Draft(
        MessageKind kind,
        @Nullable String fromName,
        @Nullable String fromEmail,
        List<String> to,
        String text,
        @Nullable String html,
        List<Attachment> attachments,
        @Nullable String mailId,
        @Nullable String inReplyTo,
        Delivery delivery) {
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_HTML = 200_000;

    /** Something that the customer says without a mail. */
    public static Draft ofCustomer(TicketState ticket, String text, List<Attachment> attachments) {
        return new Draft(
                MessageKind.CUSTOMER,
                ticket.contactName(),
                ticket.contactEmail(),
                List.of(),
                text,
                null,
                attachments,
                null,
                null,
                Delivery.NONE);
    }

    /** Something for colleagues. */
    public static Draft note(@Nullable String author, String text, List<Attachment> attachments) {
        return new Draft(MessageKind.NOTE, author, null, List.of(), text, null, attachments, null, null, Delivery.NONE);
    }

    /** The message that it becomes; what is beyond all measure is cut, the mail itself has it all. */
    public MessageState on(String id, TicketState ticket, String subject, Stamp stamp) {
        return new MessageState(
                id,
                subject,
                ticket.id(),
                ticket.number(),
                kind,
                fromName,
                fromEmail,
                to,
                text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "\n…",
                html == null || html.length() > LONGEST_HTML ? null : html,
                attachments,
                mailId,
                inReplyTo,
                delivery,
                null,
                null,
                ticket.contactId(),
                ticket.companyId(),
                stamp.at(),
                stamp.by(),
                stamp.at());
    }
}
