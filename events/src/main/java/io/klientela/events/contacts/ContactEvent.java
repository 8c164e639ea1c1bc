package io.klientela.events.contacts;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a contact. */
public sealed interface ContactEvent extends Event<ContactState> {

    @EventType("klientela.contacts.contact.created.v1")
    record Created(ContactState state) implements ContactEvent {}

    @EventType("klientela.contacts.contact.updated.v1")
    record Updated(ContactState state, Map<String, FieldChange> changes) implements ContactEvent {}

    @EventType("klientela.contacts.contact.deleted.v1")
    record Deleted(ContactState state) implements ContactEvent {}
}
