package io.klientela.events.ticketing;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a ticket's conversation.
 *
 * @param name its subject
 * @param text the plain text, without the quoted mail before it
 * @param html sanitised
 * @param mailId its {@code Message-ID}
 * @param delivery of an agent's message
 * @param problem what the mail server said
 */
public record MessageState(
        String id,
        String name,
        String ticketId,
        long ticketNumber,
        MessageKind kind,
        @Nullable String fromName,
        @Nullable String fromEmail,
        List<String> to,
        String text,
        @Nullable String html,
        List<Attachment> attachments,
        @Nullable String mailId,
        @Nullable String inReplyTo,
        Delivery delivery,
        @Nullable Instant sentAt,
        @Nullable String problem,
        @Nullable String contactId,
        @Nullable String companyId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
