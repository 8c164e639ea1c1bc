package io.klientela.ticketing.ticket;

import com.mongodb.client.model.Filters;
import io.klientela.events.ticketing.MessageState;
import io.klientela.events.ticketing.QueueState;
import io.klientela.events.ticketing.TicketChannel;
import io.klientela.events.ticketing.TicketPriority;
import io.klientela.events.ticketing.TicketState;
import io.klientela.events.ticketing.TicketStatus;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.Owner;
import io.klientela.ticketing.queue.Queues;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tickets as the rest of the service sees them. Who may do what was decided before. */
@Component
public class Tickets {
    private static final int LONGEST_CHAIN = 20;

    private final Aggregates<Ticket, TicketState> tickets;
    private final Queues queues;

    Tickets(Aggregates<Ticket, TicketState> tickets, Queues queues) {
        this.tickets = tickets;
        this.queues = queues;
    }

    public Optional<TicketState> find(String id) {
        return tickets.find(id).map(Ticket::state);
    }

    /** The ticket, or the one that it has gone into. */
    public Optional<TicketState> current(String id) {
        Optional<TicketState> found = find(id);
        for (int i = 0; i < LONGEST_CHAIN && found.isPresent(); i++) {
            String into = found.get().mergedIntoId();
            if (into == null) {
                return found;
            }
            found = find(into);
        }
        return Optional.empty();
    }

    public Optional<TicketState> numbered(long number) {
        return tickets.findAll(Filters.eq("state.number", number)).stream()
                .map(Ticket::state)
                .findFirst();
    }

    /** What somebody asked for by mail. @param number taken from the counter before */
    public record Request(
            String id,
            long number,
            String name,
            QueueState queue,
            Customer customer,
            TicketChannel channel,
            List<String> linkedIds) {}

    /** Opens a ticket, once by its id. */
    public TicketState open(Request request, Stamp stamp) {
        Opening opening = new Opening(
                request.number(),
                request.name(),
                request.queue(),
                TicketPriority.NORMAL,
                request.channel(),
                request.customer(),
                List.of(),
                request.linkedIds(),
                null,
                Owner.team(request.queue().teamId()));
        try {
            return tickets.add(Ticket.open(request.id(), opening, stamp)).state();
        } catch (DuplicateAggregate e) {
            return tickets.get(request.id()).state();
        }
    }

    /** Takes a message in, once. @throws io.klientela.platform.web.Problem 409 where the ticket was merged meanwhile */
    public void take(String id, MessageState message, @Nullable TicketStatus then, boolean automatic) {
        tickets.change(
                id,
                null,
                ticket -> ticket.take(
                        message, then, automatic, queues.of(ticket.state().queueId())));
    }

    public void recount(
            String id,
            int messages,
            @Nullable Instant lastAt,
            @Nullable String lastFrom,
            String mergedId,
            Stamp stamp) {
        tickets.change(id, null, ticket -> ticket.recount(messages, lastAt, lastFrom, mergedId, stamp));
    }

    public void rate(String id, int score, @Nullable String comment, Stamp stamp) {
        tickets.change(id, null, ticket -> ticket.rate(score, comment, stamp));
    }
}
