package io.klientela.events.marketing;

import io.klientela.events.Event;
import io.klientela.events.EventType;

/** What happens to a suppressed address. */
public sealed interface SuppressionEvent extends Event<SuppressionState> {

    @EventType("klientela.marketing.suppression.created.v1")
    record Created(SuppressionState state) implements SuppressionEvent {}

    @EventType("klientela.marketing.suppression.deleted.v1")
    record Deleted(SuppressionState state) implements SuppressionEvent {}
}
