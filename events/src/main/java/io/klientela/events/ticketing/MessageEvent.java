package io.klientela.events.ticketing;

import io.klientela.events.Event;
import io.klientela.events.EventType;

/** What happens to a message of a ticket. */
public sealed interface MessageEvent extends Event<MessageState> {

    @EventType("klientela.ticketing.message.created.v1")
    record Created(MessageState state) implements MessageEvent {}

    @EventType("klientela.ticketing.message.delivered.v1")
    record Delivered(MessageState state) implements MessageEvent {}

    @EventType("klientela.ticketing.message.delivery-failed.v1")
    record DeliveryFailed(MessageState state, String problem) implements MessageEvent {}

    /** Its ticket was merged into another one. */
    @EventType("klientela.ticketing.message.moved.v1")
    record Moved(MessageState state, String fromTicketId) implements MessageEvent {}

    @EventType("klientela.ticketing.message.deleted.v1")
    record Deleted(MessageState state) implements MessageEvent {}
}
