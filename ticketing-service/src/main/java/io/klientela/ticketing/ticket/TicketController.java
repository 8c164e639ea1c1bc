package io.klientela.ticketing.ticket;

import io.klientela.events.ticketing.QueueState;
import io.klientela.events.ticketing.TicketState;
import io.klientela.events.ticketing.TicketStatus;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.klientela.platform.web.Versioned;
import io.klientela.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tickets")
class TicketController extends ResourceController<Ticket, TicketState, TicketInput> {
    private static final String RESOURCE = "ticket";
    private static final String UPDATE = "update";

    private final Aggregates<Ticket, TicketState> tickets;
    private final Access access;
    private final ResolveTicket resolve;
    private final FirstMessage firstMessage;
    private final Merging merging;

    TicketController(
            Aggregates<Ticket, TicketState> tickets,
            RecordsFactory with,
            Access access,
            ResolveTicket resolve,
            FirstMessage firstMessage,
            Merging merging) {
        super(tickets, with, TicketInput.class);
        this.tickets = tickets;
        this.access = access;
        this.resolve = resolve;
        this.firstMessage = firstMessage;
        this.merging = merging;
    }

    @Override
    protected Ticket create(String id, TicketInput input, Stamp now) {
        String text = input.text();
        if (text == null || text.isBlank()) {
            throw Problem.unprocessable("Say what the ticket is about.").field("text", "must not be blank");
        }
        Stamp stamp = began(input, now);
        Ticket ticket = Ticket.open(id, resolve.opening(input), stamp);
        firstMessage.begin(ticket.state(), text, stamp);
        return ticket;
    }

    private static Stamp began(TicketInput input, Stamp now) {
        if (input.at() == null) {
            return now;
        }
        if (input.at().isAfter(now.at())) {
            throw Problem.unprocessable("A ticket begins now or has begun before.")
                    .field("at", "is in the future");
        }
        return new Stamp(input.at().truncatedTo(ChronoUnit.MILLIS), now.by());
    }

    /** The answer has the first message counted. */
    @Override
    public ResponseEntity<Versioned<TicketState>> post(@Valid @RequestBody TicketInput input) {
        ResponseEntity<Versioned<TicketState>> created = super.post(input);
        String id = Objects.requireNonNull(created.getBody(), "what was created is answered")
                .state()
                .id();
        firstMessage.complete(id);
        Ticket ticket = tickets.get(id);
        return ResponseEntity.created(
                        Objects.requireNonNull(created.getHeaders().getLocation()))
                .eTag(Versions.tag(ticket.version()))
                .body(new Versioned<>(ticket.state(), ticket.version()));
    }

    @Override
    protected TicketInput inputOf(TicketState state) {
        return new TicketInput(
                state.name(),
                null,
                state.contactId(),
                state.contactEmail(),
                state.contactName(),
                state.queueId(),
                state.priority(),
                state.tags(),
                state.linkedIds(),
                state.ownerId(),
                state.channel(),
                state.language(),
                state.externalId(),
                null);
    }

    @Override
    protected void edit(Ticket ticket, TicketInput input, Stamp stamp) {
        TicketState before = ticket.state();
        refuseWhatStays(input, before);
        QueueState queue = resolve.queueFor(input, before);
        Customer customer = resolve.customerFor(input, before);
        resolve.requireTickets(input.linkedOrNone(), before.linkedIds());
        boolean moves = !queue.id().equals(before.queueId());
        ticket.edit(queue, stamp, draft -> {
            draft.name = input.name().strip();
            draft.priority = input.priority() == null ? before.priority() : input.priority();
            draft.tags = input.tagsOrNone();
            draft.linkedIds = input.linkedOrNone();
            draft.contactId = customer.contactId();
            draft.contactName = customer.name();
            draft.contactEmail = customer.email();
            draft.companyId = customer.companyId();
            draft.companyName = customer.companyName();
            draft.language = customer.language();
            draft.teamId = moves && queue.teamId() != null ? queue.teamId() : draft.teamId;
        });
        if (!Objects.equals(input.ownerId(), before.ownerId())) {
            ticket.assign(resolve.owner(input.ownerId(), queue), stamp);
        }
    }

    private static void refuseWhatStays(TicketInput input, TicketState before) {
        if (input.text() != null) {
            throw Problem.unprocessable("What is said on a ticket is a message: POST /tickets/{id}/messages.")
                    .field("text", "is of a new ticket only");
        }
        if (input.channel() != before.channel()) {
            throw Problem.unprocessable("How a ticket came does not change.").field("channel", "cannot be changed");
        }
        if (!Objects.equals(input.externalId(), before.externalId()) || input.at() != null) {
            throw Problem.unprocessable("Where a ticket came from does not change.")
                    .field(input.at() == null ? "externalId" : "at", "cannot be changed");
        }
    }

    @Override
    protected void delete(Ticket ticket, Stamp stamp) {
        ticket.delete();
    }

    /** @param ownerId null to take it from its owner */
    record Assign(@Nullable String ownerId) {}

    @Operation(summary = "Give a ticket to somebody, or to nobody; needs If-Match")
    @PostMapping("/{id}/assign")
    ResponseEntity<Versioned<TicketState>> assign(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Assign assign) {
        return change(
                id,
                ifMatch,
                UPDATE,
                ticket -> ticket.assign(resolve.owner(assign.ownerId(), resolve.queueOf(ticket.state())), stamp()));
    }

    record Status(@NotNull TicketStatus status) {}

    @Operation(summary = "Move a ticket on in its life; needs If-Match")
    @PostMapping("/{id}/status")
    ResponseEntity<Versioned<TicketState>> status(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Status status) {
        return change(
                id,
                ifMatch,
                UPDATE,
                ticket -> ticket.moveTo(status.status(), resolve.queueOf(ticket.state()), stamp()));
    }

    record Merge(@NotBlank String intoId) {}

    @Operation(summary = "Merge a ticket into another one, where its messages go; needs If-Match")
    @PostMapping("/{id}/merge")
    ResponseEntity<Versioned<TicketState>> merge(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Merge merge) {
        access.require(RESOURCE, UPDATE);
        Versions.required(ifMatch);
        requireTarget(id, merge.intoId());
        ResponseEntity<Versioned<TicketState>> merged = change(id, ifMatch, UPDATE, ticket -> {
            Stamp stamp = stamp();
            merging.begin(id, merge.intoId(), stamp);
            ticket.mergeInto(merge.intoId(), stamp);
        });
        merging.complete(id);
        Ticket ticket = tickets.get(id);
        return ResponseEntity.status(merged.getStatusCode())
                .eTag(Versions.tag(ticket.version()))
                .body(new Versioned<>(ticket.state(), ticket.version()));
    }

    private void requireTarget(String id, String intoId) {
        if (id.equals(intoId)) {
            throw Problem.unprocessable("A ticket is not merged into itself.").field("intoId", "is this ticket");
        }
        TicketState target = tickets.find(intoId)
                .map(Ticket::state)
                .filter(ticket -> ticket.status() != TicketStatus.MERGED && access.mayRefer(RESOURCE, ticket))
                .orElseThrow(() -> Problem.unprocessable("There is no such ticket to merge into.")
                        .field("intoId", "is no ticket, or was merged itself"));
        access.requireOn(RESOURCE, UPDATE, target);
    }
}
