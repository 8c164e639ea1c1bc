package io.klientela.events.contacts;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.time.Instant;
import java.util.Map;

/** What happens to an activity. */
public sealed interface ActivityEvent extends Event<ActivityState> {

    @EventType("klientela.contacts.activity.created.v1")
    record Created(ActivityState state) implements ActivityEvent {}

    @EventType("klientela.contacts.activity.updated.v1")
    record Updated(ActivityState state, Map<String, FieldChange> changes) implements ActivityEvent {}

    /** Its owner is to be reminded of it now. @param dueAt when what they are reminded of begins, or is due */
    @EventType("klientela.contacts.activity.reminded.v1")
    record Reminded(ActivityState state, Instant dueAt) implements ActivityEvent {}

    @EventType("klientela.contacts.activity.deleted.v1")
    record Deleted(ActivityState state) implements ActivityEvent {}
}
