package io.klientela.events.contacts;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a purpose. */
public sealed interface PurposeEvent extends Event<PurposeState> {

    @EventType("klientela.contacts.purpose.created.v1")
    record Created(PurposeState state) implements PurposeEvent {}

    @EventType("klientela.contacts.purpose.updated.v1")
    record Updated(PurposeState state, Map<String, FieldChange> changes) implements PurposeEvent {}

    @EventType("klientela.contacts.purpose.worded.v1")
    record Worded(PurposeState state, PurposeWording wording) implements PurposeEvent {}

    @EventType("klientela.contacts.purpose.deleted.v1")
    record Deleted(PurposeState state) implements PurposeEvent {}
}
