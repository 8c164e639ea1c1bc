package io.klientela.ticketing.outbound;

import io.klientela.events.ticketing.Attachment;
import io.klientela.events.ticketing.MessageKind;
import io.klientela.events.ticketing.MessageState;
import io.klientela.events.ticketing.QueueState;
import io.klientela.events.ticketing.TicketState;
import io.klientela.platform.html.Html;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.MailServer;
import io.klientela.ticketing.conversation.MailIds;
import io.klientela.ticketing.conversation.Messages;
import io.klientela.ticketing.file.Files;
import io.klientela.ticketing.queue.Queues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the mails to customers. The same cause makes the same letter each time. */
@Component
class Letters {
    private static final int MOST_REFERENCES = 10;

    /** So that no machine answers what a machine wrote. */
    private static final Map<String, String> BY_A_MACHINE =
            Map.of("Auto-Submitted", "auto-replied", "X-Auto-Response-Suppress", "All", "Precedence", "bulk");

    private final Queues queues;
    private final Messages messages;
    private final Files files;
    private final MailServer mail;
    private final MailIds mailIds;
    private final Links links;

    Letters(Queues queues, Messages messages, Files files, MailServer mail, MailIds mailIds, Links links) {
        this.queues = queues;
        this.messages = messages;
        this.files = files;
        this.mail = mail;
        this.mailIds = mailIds;
        this.links = links;
    }

    /** An agent's answer. */
    Letter answer(MessageState message, TicketState ticket) {
        QueueState queue = queues.of(ticket.queueId());
        Language language = Language.of(ticket.language());
        List<String> before = mailsBefore(message, ticket);
        String footer = footer(ticket, queue, language);
        String html = message.html() == null
                ? null
                : "<div>%s</div><p>%s</p>"
                        .formatted(message.html(), Html.escaped(footer).replace("\n", "<br>"));
        return new Letter(
                Objects.requireNonNullElseGet(message.mailId(), () -> mailIds.of(ticket.id(), message.id())),
                sender(queue, message.fromName()),
                message.to().stream()
                        .map(to -> new Letter.Party(to, ticket.contactName()))
                        .toList(),
                null,
                subject(ticket, !before.isEmpty()),
                message.text() + "\n\n" + footer,
                html,
                threading(before),
                message.attachments().stream().map(this::enclosure).toList(),
                message.createdAt());
    }

    /** Says that a mail has come, and under which number. */
    Letter receipt(TicketState ticket, String to, Instant at) {
        QueueState queue = queues.of(ticket.queueId());
        Language language = Language.of(ticket.language());
        String text = language.text("receipt", ticket.number(), ticket.name(), links.conversation(ticket.id()));
        return automatic(ticket, queue, "receipt", subject(ticket, true), text, to, at);
    }

    /** Asks whether the help was good. */
    Letter satisfaction(TicketState ticket, String to, Instant at) {
        QueueState queue = queues.of(ticket.queueId());
        Language language = Language.of(ticket.language());
        String text = language.text("satisfaction", ticket.number(), ticket.name(), links.satisfaction(ticket.id()));
        return automatic(ticket, queue, "satisfaction", subject(ticket, true), text, to, at);
    }

    private Letter automatic(
            TicketState ticket, QueueState queue, String what, String subject, String text, String to, Instant at) {
        List<String> before = messages.of(ticket.id()).stream()
                .filter(message -> message.kind() != MessageKind.NOTE && message.mailId() != null)
                .map(message -> Objects.requireNonNull(message.mailId()))
                .toList();
        Map<String, String> headers = new LinkedHashMap<>(threading(before));
        headers.putAll(BY_A_MACHINE);
        String signature = queue.signature() == null ? "" : "\n\n-- \n" + queue.signature();
        return new Letter(
                mailIds.of(ticket.id(), what),
                sender(queue, null),
                List.of(new Letter.Party(to, ticket.contactName())),
                // Not empty: there are servers that do not take that, and what comes back is known as a machine's.
                null,
                subject,
                text + signature,
                null,
                headers,
                List.of(),
                at);
    }

    private Letter.Party sender(QueueState queue, @Nullable String agent) {
        String address = queue.email() == null ? mail.from().email() : queue.email();
        return new Letter.Party(address, agent == null ? queue.name() : "%s (%s)".formatted(agent, queue.name()));
    }

    private static String subject(TicketState ticket, boolean reply) {
        String bare = ticket.name().replaceFirst("(?i)^(?:(?:re|odp|fwd?|pd)\\s*:\\s*)+", "");
        return "%s%s [#%d]".formatted(reply ? "Re: " : "", bare, ticket.number());
    }

    private String footer(TicketState ticket, QueueState queue, Language language) {
        String signature = queue.signature() == null ? queue.name() : queue.signature();
        return "-- \n%s\n\n%s".formatted(signature, language.text("footer", links.conversation(ticket.id())));
    }

    private List<String> mailsBefore(MessageState message, TicketState ticket) {
        return messages.of(ticket.id()).stream()
                .filter(other -> other.kind() != MessageKind.NOTE)
                .filter(other -> other.mailId() != null && !other.id().equals(message.id()))
                .filter(other -> !other.createdAt().isAfter(message.createdAt()))
                .map(other -> Objects.requireNonNull(other.mailId()))
                .toList();
    }

    private static Map<String, String> threading(List<String> before) {
        if (before.isEmpty()) {
            return Map.of();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("In-Reply-To", before.getLast());
        headers.put(
                "References",
                before.subList(Math.max(0, before.size() - MOST_REFERENCES), before.size()).stream()
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    private Letter.Enclosure enclosure(Attachment attachment) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            files.read(attachment.id(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Letter.Enclosure(attachment.name(), attachment.contentType(), content.toByteArray());
    }
}
