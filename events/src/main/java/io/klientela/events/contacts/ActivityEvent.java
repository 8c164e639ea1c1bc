package io.klientela.events.contacts;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a activity. */
public sealed interface ActivityEvent extends Event<ActivityState> {

    @EventType("klientela.contacts.activity.created.v1")
    record Created(ActivityState state) implements ActivityEvent {}

    @EventType("klientela.contacts.activity.updated.v1")
    record Updated(ActivityState state, Map<String, FieldChange> changes) implements ActivityEvent {}

    @EventType("klientela.contacts.activity.deleted.v1")
    record Deleted(ActivityState state) implements ActivityEvent {}
}
