package io.klientela.ticketing.ticket;

import com.mongodb.client.model.Filters;
import io.klientela.events.Topics;
import io.klientela.events.ticketing.TicketState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.ticketing.people.People;
import io.klientela.ticketing.people.Person;
import io.klientela.ticketing.queue.Queues;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Carries into tickets what others changed: names of owners and contacts, what a queue promises now, and whose address it
 * is, once that is known. It looks at what holds now, so an event that comes again finds nothing to do.
 */
@Component
class TicketCopies implements Projection {
    private final Aggregates<Ticket, TicketState> tickets;
    private final References references;
    private final People people;
    private final Queues queues;
    private final Stamps stamps;

    TicketCopies(
            Aggregates<Ticket, TicketState> tickets,
            References references,
            People people,
            Queues queues,
            Stamps stamps) {
        this.tickets = tickets;
        this.references = references;
        this.people = people;
        this.queues = queues;
        this.stamps = stamps;
    }

    @Override
    public String name() {
        return "ticket-copies";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONTACTS, Topics.USERS, Topics.QUEUES);
    }

    @Override
    public void apply(List<Received> events) {
        List<Received> contacts = of(Topics.CONTACTS, events);
        people.apply(contacts);
        Set<String> known = ids(contacts);
        if (isAnyTicketOf(known)) {
            known.forEach(id -> people.find(id).ifPresent(this::copy));
        }
        List<Received> users = of(Topics.USERS, events).stream()
                .filter(event -> !event.type().endsWith(".created.v1"))
                .toList();
        references.apply(users);
        references.findAll(ReferenceType.USER, ids(users)).forEach((id, user) -> {
            Bson differs = Filters.and(Filters.eq("state.ownerId", id), Filters.ne("state.ownerName", user.name()));
            tickets.changeAll(differs, ticket -> ticket.change(stamps.now(), draft -> draft.ownerName = user.name()));
        });
        List<Received> changedQueues = of(Topics.QUEUES, events).stream()
                .filter(event -> !event.type().endsWith(".created.v1"))
                .toList();
        ids(changedQueues).forEach(this::followQueue);
    }

    private static List<Received> of(String topic, List<Received> events) {
        return events.stream()
                .filter(event -> event.topic().equals(topic) && !event.isDeletion())
                .toList();
    }

    private static Set<String> ids(List<Received> events) {
        return events.stream().map(Received::key).collect(Collectors.toSet());
    }

    /** Asked once for all: of most contacts there is none. */
    private boolean isAnyTicketOf(Set<String> contactIds) {
        return !contactIds.isEmpty()
                && tickets.collection()
                                .find(Filters.or(
                                        Filters.in("state.contactId", contactIds),
                                        Filters.in("state.contactEmail", people.emailsOf(contactIds))))
                                .projection(new Document("_id", 1))
                                .first()
                        != null;
    }

    private void copy(Person person) {
        Bson known = Filters.eq("state.contactId", person.contactId());
        Bson other = Filters.or(
                Filters.ne("state.contactName", person.name()), Filters.ne("state.companyName", person.companyName()));
        tickets.changeAll(Filters.and(known, other), ticket -> adopt(ticket, person));
        Bson theirs = Filters.and(
                Filters.exists("state.contactId", false),
                Filters.in("state.contactEmail", people.emailsOf(person.contactId())));
        tickets.changeAll(theirs, ticket -> {
            if (ticket.state().contactId() == null) {
                adopt(ticket, person);
            }
        });
    }

    private void adopt(Ticket ticket, Person person) {
        ticket.change(stamps.now(), draft -> {
            draft.contactId = person.contactId();
            draft.contactName = person.name();
            draft.companyId = person.companyId();
            draft.companyName = person.companyName();
        });
    }

    private void followQueue(String queueId) {
        queues.find(queueId)
                .ifPresent(queue -> tickets.changeAll(
                        Filters.and(
                                Filters.eq("state.queueId", queueId),
                                Filters.or(
                                        Filters.in("state.status", "new", "open", "pending"),
                                        Filters.ne("state.queueName", queue.name()))),
                        ticket -> {
                            if (Objects.equals(ticket.state().queueId(), queueId)) {
                                ticket.follow(queue, stamps.now());
                            }
                        }));
    }

    /** Nothing is kept: a rebuild goes through all again and changes what differs. */
    @Override
    public void clear() {}
}
