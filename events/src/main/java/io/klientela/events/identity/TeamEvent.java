package io.klientela.events.identity;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a team. */
public sealed interface TeamEvent extends Event<TeamState> {

    @EventType("klientela.identity.team.created.v1")
    record Created(TeamState state) implements TeamEvent {}

    @EventType("klientela.identity.team.updated.v1")
    record Updated(TeamState state, Map<String, FieldChange> changes) implements TeamEvent {}

    @EventType("klientela.identity.team.deleted.v1")
    record Deleted(TeamState state) implements TeamEvent {}
}
