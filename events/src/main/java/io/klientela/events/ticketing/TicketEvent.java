package io.klientela.events.ticketing;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to a ticket. */
public sealed interface TicketEvent extends Event<TicketState> {

    @EventType("klientela.ticketing.ticket.created.v1")
    record Created(TicketState state) implements TicketEvent {}

    @EventType("klientela.ticketing.ticket.updated.v1")
    record Updated(TicketState state, Map<String, FieldChange> changes) implements TicketEvent {}

    @EventType("klientela.ticketing.ticket.assigned.v1")
    record Assigned(TicketState state, @Nullable String fromOwnerId) implements TicketEvent {}

    @EventType("klientela.ticketing.ticket.status-changed.v1")
    record StatusChanged(TicketState state, TicketStatus fromStatus, TicketStatus toStatus) implements TicketEvent {}

    /** Somebody wrote; the message itself is on its own topic. */
    @EventType("klientela.ticketing.ticket.message-added.v1")
    record MessageAdded(TicketState state, String messageId, MessageKind kind, String excerpt) implements TicketEvent {}

    /** The first response is due soon. */
    @EventType("klientela.ticketing.ticket.response-due.v1")
    record ResponseDue(TicketState state, Instant dueAt) implements TicketEvent {}

    /** A promise was broken: {@code firstResponse}, {@code update} or {@code solution}. */
    @EventType("klientela.ticketing.ticket.overdue.v1")
    record Overdue(TicketState state, String promise, Instant dueAt) implements TicketEvent {}

    @EventType("klientela.ticketing.ticket.solved.v1")
    record Solved(TicketState state) implements TicketEvent {}

    @EventType("klientela.ticketing.ticket.reopened.v1")
    record Reopened(TicketState state) implements TicketEvent {}

    @EventType("klientela.ticketing.ticket.rated.v1")
    record Rated(TicketState state, int score) implements TicketEvent {}

    @EventType("klientela.ticketing.ticket.merged.v1")
    record Merged(TicketState state, String intoId) implements TicketEvent {}

    @EventType("klientela.ticketing.ticket.deleted.v1")
    record Deleted(TicketState state) implements TicketEvent {}
}
