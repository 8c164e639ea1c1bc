package io.klientela.events.identity;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.time.Instant;
import java.util.Map;

/** What happens to a user. */
public sealed interface UserEvent extends Event<UserState> {

    @EventType("klientela.identity.user.created.v1")
    record Created(UserState state) implements UserEvent {}

    @EventType("klientela.identity.user.updated.v1")
    record Updated(UserState state, Map<String, FieldChange> changes) implements UserEvent {}

    /**
     * Somebody begins to see the application as this user does, without being able to change anything.
     *
     * @param by who, e.g. {@code user:<id>}
     * @param until when it ends
     */
    @EventType("klientela.identity.user.seen-as.v1")
    record SeenAs(UserState state, String by, Instant until) implements UserEvent {}

    @EventType("klientela.identity.user.deleted.v1")
    record Deleted(UserState state) implements UserEvent {}
}
