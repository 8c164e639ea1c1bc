package io.klientela.ticketing.conversation;

import com.mongodb.client.model.Filters;
import io.klientela.events.ticketing.Attachment;
import io.klientela.events.ticketing.Delivery;
import io.klientela.events.ticketing.MessageKind;
import io.klientela.events.ticketing.MessageState;
import io.klientela.events.ticketing.TicketState;
import io.klientela.events.ticketing.TicketStatus;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.audit.ReadLog;
import io.klientela.platform.html.Html;
import io.klientela.platform.mail.MailServer;
import io.klientela.platform.query.ListRequest;
import io.klientela.platform.query.Lists;
import io.klientela.platform.query.Page;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Creation;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Versioned;
import io.klientela.platform.web.Versions;
import io.klientela.ticketing.file.Files;
import io.klientela.ticketing.ticket.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The conversation of a ticket. Who may read the ticket reads it, who may change the ticket writes. */
@RestController
@RequestMapping("/api/v1/tickets/{ticketId}/messages")
class MessageController {
    private static final String TICKET = "ticket";

    private final Aggregates<Message, MessageState> messages;
    private final Conversations conversations;
    private final Outgoing outgoing;
    private final Tickets tickets;
    private final Files files;
    private final Lists lists;
    private final ReadLog reads;
    private final Access access;
    private final Stamps stamps;
    private final MailServer mail;
    private final MailIds mailIds;

    MessageController(
            Aggregates<Message, MessageState> messages,
            Conversations conversations,
            Outgoing outgoing,
            Tickets tickets,
            Files files,
            Lists lists,
            ReadLog reads,
            Access access,
            Stamps stamps,
            MailServer mail,
            MailIds mailIds) {
        this.messages = messages;
        this.conversations = conversations;
        this.outgoing = outgoing;
        this.tickets = tickets;
        this.files = files;
        this.lists = lists;
        this.reads = reads;
        this.access = access;
        this.stamps = stamps;
        this.mail = mail;
        this.mailIds = mailIds;
    }

    @Operation(summary = "What was said on a ticket, oldest first")
    @GetMapping
    Page<Versioned<MessageState>> list(@PathVariable String ticketId, HttpServletRequest request) {
        TicketState ticket = ticket(ticketId, "read");
        ListRequest asked = ListRequest.parse(request.getParameterMap(), Message.TYPE.fields());
        ListRequest ordered = asked.sort() == null
                ? new ListRequest(asked.filter(), "createdAt", asked.cursor(), asked.limit(), asked.count(), asked.q())
                : asked;
        reads.viewed("message", ticketId, Stream.ofNullable(ticket.contactId()).toList());
        return lists.find(
                        messages.collection(),
                        Message.TYPE.fields(),
                        ordered,
                        new Document(),
                        Filters.eq("state.ticketId", ticket.id()))
                .map(document -> new Versioned<>(messages.stateOf(document), document.getLong("version")));
    }

    @Operation(
            summary = "Answer the customer, or leave a note for colleagues",
            description = "An agent's message leaves as a mail where the customer's address is known")
    @PostMapping
    ResponseEntity<Versioned<MessageState>> post(
            @PathVariable String ticketId, @Valid @RequestBody MessageInput input) {
        TicketState ticket = ticket(ticketId, "update");
        if (ticket.status() == TicketStatus.MERGED || ticket.status() == TicketStatus.CLOSED) {
            boolean merged = ticket.status() == TicketStatus.MERGED;
            throw Problem.conflict(
                    merged
                            ? "This ticket was merged into another one. Go on there."
                            : "This ticket is closed. Reopen it first.");
        }
        String id = Creation.id();
        conversations.add(message(id, ticket, input), input.status(), false);
        outgoing.wake();
        Message written = messages.get(id);
        return ResponseEntity.created(URI.create("/api/v1/tickets/%s/messages".formatted(ticketId)))
                .eTag(Versions.tag(written.version()))
                .body(new Versioned<>(written.state(), written.version()));
    }

    private TicketState ticket(String id, String action) {
        access.require(TICKET, action);
        TicketState ticket = tickets.find(id).orElseThrow(() -> Problem.notFound(TICKET, id));
        access.requireOn(TICKET, action, ticket);
        return ticket;
    }

    private MessageState message(String id, TicketState ticket, MessageInput input) {
        Actor actor = CurrentActor.get();
        List<Attachment> attachments = files.require(ticket.id(), input.attachmentsOrNone());
        Stamp stamp = written(input, stamps.now());
        return switch (input.kind()) {
            case NOTE -> Draft.note(actor.name(), input.text(), attachments).on(id, ticket, ticket.name(), stamp);
            case CUSTOMER -> Draft.ofCustomer(ticket, input.text(), attachments).on(id, ticket, ticket.name(), stamp);
            case AGENT -> answer(id, ticket, input, attachments, actor).on(id, ticket, ticket.name(), stamp);
        };
    }

    private Draft answer(String id, TicketState ticket, MessageInput input, List<Attachment> attachments, Actor actor) {
        String address = ticket.contactEmail();
        boolean leaves = address != null && mail.isConfigured() && input.at() == null;
        return new Draft(
                MessageKind.AGENT,
                actor.name(),
                null,
                address == null ? List.of() : List.of(address),
                input.text(),
                html(input.html()),
                attachments,
                leaves ? mailIds.of(ticket.id(), id) : null,
                null,
                leaves ? Delivery.QUEUED : Delivery.NONE);
    }

    private static @Nullable String html(@Nullable String given) {
        return given == null || given.isBlank() ? null : Html.sanitised(given);
    }

    private static Stamp written(MessageInput input, Stamp now) {
        if (input.at() == null) {
            return now;
        }
        if (input.at().isAfter(now.at())) {
            throw Problem.unprocessable("A message was written before it is told.")
                    .field("at", "is in the future");
        }
        return new Stamp(input.at().truncatedTo(ChronoUnit.MILLIS), now.by());
    }
}
