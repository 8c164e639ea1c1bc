package io.klientela.ticketing.page;

import io.klientela.events.ticketing.Attachment;
import io.klientela.events.ticketing.MessageKind;
import io.klientela.events.ticketing.MessageState;
import io.klientela.events.ticketing.TicketState;
import io.klientela.events.ticketing.TicketStatus;
import io.klientela.platform.Ids;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.ticketing.conversation.Conversations;
import io.klientela.ticketing.conversation.Draft;
import io.klientela.ticketing.conversation.Messages;
import io.klientela.ticketing.file.FileAnswers;
import io.klientela.ticketing.file.Files;
import io.klientela.ticketing.outbound.Language;
import io.klientela.ticketing.outbound.Links;
import io.klientela.ticketing.queue.Queues;
import io.klientela.ticketing.ticket.Tickets;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Where a customer follows a ticket and adds to it. The link is the key; notes are never shown. */
@Hidden
@RestController
@RequestMapping("/public/ticketing/conversations/{token}")
class ConversationPage {
    private static final int LONGEST = 20_000;
    private static final Actor CUSTOMER = Actor.system("ticketing-page");

    private final Links links;
    private final Tickets tickets;
    private final Messages messages;
    private final Conversations conversations;
    private final Queues queues;
    private final Files files;
    private final FileAnswers fileAnswers;
    private final Pages pages;
    private final Clock clock;

    ConversationPage(
            Links links,
            Tickets tickets,
            Messages messages,
            Conversations conversations,
            Queues queues,
            Files files,
            FileAnswers fileAnswers,
            Pages pages,
            Clock clock) {
        this.links = links;
        this.tickets = tickets;
        this.messages = messages;
        this.conversations = conversations;
        this.queues = queues;
        this.files = files;
        this.fileAnswers = fileAnswers;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<String> show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String sent,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String accepted) {
        return ticket(token)
                .map(ticket -> page(token, ticket, HttpStatus.OK, sent != null, null, ""))
                .orElseGet(() -> pages.gone(Language.of(accepted)));
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> answer(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String accepted) {
        Optional<TicketState> found = ticket(token);
        if (found.isEmpty()) {
            return pages.gone(Language.of(accepted));
        }
        TicketState ticket = found.get();
        Language language = Language.of(ticket.language());
        if (text.isBlank() || text.length() > LONGEST) {
            String problem = language.text(text.isBlank() ? "empty" : "tooLong");
            return page(token, ticket, HttpStatus.UNPROCESSABLE_CONTENT, false, problem, text);
        }
        if (ticket.status() == TicketStatus.CLOSED) {
            return page(token, ticket, HttpStatus.CONFLICT, false, language.text("conversation.closed"), text);
        }
        // The form brings the id of the message to be: sent twice, it is written once.
        String messageId = isOurs(id) ? String.valueOf(id) : Ids.next();
        if (conversations.find(messageId).isEmpty()) {
            Stamp stamp = new Stamp(clock.instant().truncatedTo(ChronoUnit.MILLIS), CUSTOMER.wire());
            MessageState message = Draft.ofCustomer(
                            ticket, text.replace("\r\n", "\n").strip(), List.of())
                    .on(messageId, ticket, ticket.name(), stamp);
            CurrentActor.runAs(CUSTOMER, () -> conversations.add(message, null, false));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/public/ticketing/conversations/" + token + "?sent=1"))
                .build();
    }

    private static boolean isOurs(@Nullable String id) {
        return id != null && id.matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
    }

    @GetMapping("/attachments/{id}")
    ResponseEntity<StreamingResponseBody> file(@PathVariable String token, @PathVariable String id) {
        return ticket(token)
                .filter(ticket -> shown(ticket).stream()
                        .flatMap(message -> message.attachments().stream())
                        .anyMatch(attachment -> attachment.id().equals(id)))
                .flatMap(ticket -> files.find(ticket.id(), id))
                .map(fileAnswers::of)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private Optional<TicketState> ticket(String token) {
        return links.ticketOfConversation(token).flatMap(tickets::current);
    }

    private List<MessageState> shown(TicketState ticket) {
        return messages.of(ticket.id()).stream()
                .filter(message -> message.kind() != MessageKind.NOTE)
                .toList();
    }

    private ResponseEntity<String> page(
            String token, TicketState ticket, HttpStatus status, boolean sent, @Nullable String problem, String draft) {
        Language language = Language.of(ticket.language());
        DateTimeFormatter format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.of(language.code()))
                .withZone(ZoneId.of(queues.of(ticket.queueId()).calendar().timeZone()));
        Map<String, Object> model = new HashMap<>();
        model.put("title", "#%d %s".formatted(ticket.number(), ticket.name()));
        model.put("name", ticket.name());
        model.put("number", ticket.number());
        model.put("statusText", language.text("status." + ticket.status().name().toLowerCase(Locale.ROOT)));
        model.put("sent", sent);
        model.put("problem", problem == null ? "" : problem);
        model.put("open", ticket.status() != TicketStatus.CLOSED);
        model.put("id", Ids.next());
        model.put("draft", draft);
        model.put(
                "messages",
                shown(ticket).stream()
                        .map(message -> row(token, message, language, format))
                        .toList());
        return pages.conversation(language, status, model);
    }

    private static Map<String, Object> row(
            String token, MessageState message, Language language, DateTimeFormatter format) {
        boolean ours = message.kind() == MessageKind.AGENT;
        String name = message.fromName();
        Instant at = message.createdAt();
        return Map.of(
                "side", ours ? "us" : "you",
                "who", name == null ? language.text(ours ? "conversation.us" : "conversation.you") : name,
                "at", at.toString(),
                "when", format.format(at),
                "text", message.text(),
                "hasFiles", !message.attachments().isEmpty(),
                "files",
                        message.attachments().stream()
                                .map(attachment -> link(token, attachment))
                                .toList());
    }

    private static Map<String, String> link(String token, Attachment attachment) {
        return Map.of(
                "file",
                attachment.name(),
                "href",
                "/public/ticketing/conversations/%s/attachments/%s".formatted(token, attachment.id()));
    }
}
