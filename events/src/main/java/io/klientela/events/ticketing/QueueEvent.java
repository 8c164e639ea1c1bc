package io.klientela.events.ticketing;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a queue. */
public sealed interface QueueEvent extends Event<QueueState> {

    @EventType("klientela.ticketing.queue.created.v1")
    record Created(QueueState state) implements QueueEvent {}

    @EventType("klientela.ticketing.queue.updated.v1")
    record Updated(QueueState state, Map<String, FieldChange> changes) implements QueueEvent {}

    @EventType("klientela.ticketing.queue.deleted.v1")
    record Deleted(QueueState state) implements QueueEvent {}
}
