package io.klientela.identity.team;

import io.klientela.events.Topics;
import io.klientela.events.identity.TeamEvent;
import io.klientela.events.identity.TeamState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;

/** A team. */
public final class Team extends Aggregate<TeamState> {
    static final AggregateType<Team, TeamState> TYPE = AggregateType.of(
                    "team", "teams", Topics.TEAMS, TeamState.class, Team::new)
            .indexed("name")
            .uniquely("externalId");

    private Team(TeamState state, long version) {
        super(state, version);
    }

    private Team(String id) {
        super(id);
    }

    static Team create(String id, TeamInput input, Stamp stamp) {
        Team team = new Team(id);
        team.record(new TeamEvent.Created(new TeamState(
                id, input.name().strip(), input.parentId(), input.externalId(), stamp.at(), stamp.by(), stamp.at())));
        return team;
    }

    static TeamInput inputOf(TeamState state) {
        return new TeamInput(state.name(), state.parentId(), state.externalId());
    }

    void edit(TeamInput input, Stamp stamp) {
        TeamState next = new TeamState(
                id(),
                input.name().strip(),
                input.parentId(),
                input.externalId(),
                state().createdAt(),
                state().createdBy(),
                stamp.at());
        var changes = Json.changes(state(), next);
        if (!changes.isEmpty()) {
            record(new TeamEvent.Updated(next, changes));
        }
    }

    void delete(Stamp stamp) {
        TeamState now = state();
        recordDeletion(new TeamEvent.Deleted(new TeamState(
                id(), now.name(), now.parentId(), now.externalId(), now.createdAt(), now.createdBy(), stamp.at())));
    }
}
