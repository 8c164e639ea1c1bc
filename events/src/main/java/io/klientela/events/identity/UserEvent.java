package io.klientela.events.identity;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a user. */
public sealed interface UserEvent extends Event<UserState> {

    @EventType("klientela.identity.user.created.v1")
    record Created(UserState state) implements UserEvent {}

    @EventType("klientela.identity.user.updated.v1")
    record Updated(UserState state, Map<String, FieldChange> changes) implements UserEvent {}

    @EventType("klientela.identity.user.deleted.v1")
    record Deleted(UserState state) implements UserEvent {}
}
