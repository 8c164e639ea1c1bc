package io.klientela.events.contacts;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a field that an administrator has defined. */
public sealed interface CustomFieldEvent extends Event<CustomFieldState> {

    @EventType("klientela.contacts.custom-field.created.v1")
    record Created(CustomFieldState state) implements CustomFieldEvent {}

    @EventType("klientela.contacts.custom-field.updated.v1")
    record Updated(CustomFieldState state, Map<String, FieldChange> changes) implements CustomFieldEvent {}

    @EventType("klientela.contacts.custom-field.deleted.v1")
    record Deleted(CustomFieldState state) implements CustomFieldEvent {}
}
