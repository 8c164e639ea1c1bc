package io.klientela.events.contacts;

import io.klientela.events.Event;
import io.klientela.events.EventType;

/** What is entered into a page of the ledger of consents. */
public sealed interface ConsentEvent extends Event<ConsentState> {

    ConsentEntry entry();

    /** A consent waits to be confirmed from its address. */
    @EventType("klientela.contacts.consent.requested.v1")
    record Requested(ConsentState state, ConsentEntry entry) implements ConsentEvent {}

    @EventType("klientela.contacts.consent.given.v1")
    record Given(ConsentState state, ConsentEntry entry) implements ConsentEvent {}

    @EventType("klientela.contacts.consent.withdrawn.v1")
    record Withdrawn(ConsentState state, ConsentEntry entry) implements ConsentEvent {}
}
