package io.klientela.ticketing.ticket;

import com.mongodb.client.model.Filters;
import io.klientela.events.ticketing.QueueState;
import io.klientela.events.ticketing.TicketChannel;
import io.klientela.events.ticketing.TicketPriority;
import io.klientela.events.ticketing.TicketState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.reference.Owners;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.klientela.ticketing.people.People;
import io.klientela.ticketing.queue.Queues;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what an input refers to. What a ticket has already is not looked up again. */
@Component
class ResolveTicket {
    private final Queues queues;
    private final People people;
    private final Owners owners;
    private final TicketNumbers numbers;
    private final Aggregates<Ticket, TicketState> tickets;
    private final Access access;

    ResolveTicket(
            Queues queues,
            People people,
            Owners owners,
            TicketNumbers numbers,
            Aggregates<Ticket, TicketState> tickets,
            Access access) {
        this.access = access;
        this.queues = queues;
        this.people = people;
        this.owners = owners;
        this.numbers = numbers;
        this.tickets = tickets;
    }

    /** @throws Problem 422 that names the field that does not fit */
    Opening opening(TicketInput input) {
        QueueState queue = input.queueId() == null ? queues.defaultOne() : queues.require(input.queueId(), "queueId");
        Customer customer = customer(input).speaking(input.language() == null ? queue.language() : input.language());
        Owner owner = owner(input.ownerId(), queue);
        requireTickets(input.linkedOrNone(), List.of());
        return new Opening(
                numbers.next(),
                input.name().strip(),
                queue,
                input.priority() == null ? TicketPriority.NORMAL : input.priority(),
                input.channel() == null ? TicketChannel.API : input.channel(),
                customer,
                input.tagsOrNone(),
                input.linkedOrNone(),
                input.externalId(),
                owner);
    }

    private Customer customer(TicketInput input) {
        if (input.contactId() != null) {
            return Customer.of(people.require(input.contactId(), "contactId"), input.contactEmail());
        }
        String email = input.contactEmail();
        if (email == null) {
            return new Customer(null, input.contactName(), null, null, null, null);
        }
        return people.byEmail(email)
                .map(person -> Customer.of(person, email))
                .orElseGet(() -> Customer.unknown(input.contactName(), email));
    }

    /** @throws Problem 422 that names the field that does not fit */
    QueueState queueFor(TicketInput input, TicketState before) {
        return input.queueId() == null || input.queueId().equals(before.queueId())
                ? queues.of(before.queueId())
                : queues.require(input.queueId(), "queueId");
    }

    /** The customer that an input names; that of before where it names none or the same. */
    Customer customerFor(TicketInput input, TicketState before) {
        boolean sameContact = Objects.equals(input.contactId(), before.contactId());
        boolean sameEmail = Objects.equals(input.contactEmail(), before.contactEmail());
        if (sameContact && sameEmail) {
            return new Customer(
                    before.contactId(),
                    before.contactId() == null ? input.contactName() : before.contactName(),
                    before.contactEmail(),
                    before.companyId(),
                    before.companyName(),
                    input.language());
        }
        return customer(input).speaking(input.language());
    }

    /** @throws Problem 422 where there is no such user */
    Owner owner(@Nullable String id, QueueState queue) {
        if (id == null) {
            return Owner.team(queue.teamId());
        }
        Owner owner = owners.user(id, null);
        return queue.teamId() == null ? owner : owner.inTeam(queue.teamId());
    }

    /** @throws Problem 422 where one of them is no ticket */
    void requireTickets(List<String> ids, List<String> known) {
        Set<String> missing = new HashSet<>(ids);
        known.forEach(missing::remove);
        if (missing.isEmpty()) {
            return;
        }
        tickets.findAll(Filters.in("_id", missing)).stream()
                .map(Ticket::state)
                .filter(ticket -> access.mayRefer("ticket", ticket))
                .forEach(ticket -> missing.remove(ticket.id()));
        if (!missing.isEmpty()) {
            throw Problem.unprocessable("There is no ticket with the id %s."
                            .formatted(missing.iterator().next()))
                    .field("linkedIds", "no such ticket");
        }
    }

    QueueState queueOf(TicketState ticket) {
        return queues.of(ticket.queueId());
    }
}
