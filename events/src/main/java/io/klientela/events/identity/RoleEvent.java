package io.klientela.events.identity;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a role. */
public sealed interface RoleEvent extends Event<RoleState> {

    @EventType("klientela.identity.role.created.v1")
    record Created(RoleState state) implements RoleEvent {}

    @EventType("klientela.identity.role.updated.v1")
    record Updated(RoleState state, Map<String, FieldChange> changes) implements RoleEvent {}

    @EventType("klientela.identity.role.deleted.v1")
    record Deleted(RoleState state) implements RoleEvent {}
}
