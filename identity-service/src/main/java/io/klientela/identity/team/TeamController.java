package io.klientela.identity.team;

import io.klientela.events.identity.TeamState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/teams")
class TeamController extends ResourceController<Team, TeamState, TeamInput> {
    private final Teams teams;

    TeamController(Aggregates<Team, TeamState> aggregates, RecordsFactory with, Teams teams) {
        super(aggregates, with, TeamInput.class);
        this.teams = teams;
    }

    @Override
    protected Team create(String id, TeamInput input, Stamp stamp) {
        teams.requireParent(null, input.parentId());
        return Team.create(id, input, stamp);
    }

    @Override
    protected TeamInput inputOf(TeamState state) {
        return Team.inputOf(state);
    }

    @Override
    protected void edit(Team team, TeamInput input, Stamp stamp) {
        teams.requireParent(team.id(), input.parentId());
        team.edit(input, stamp);
    }

    @Override
    protected void delete(Team team, Stamp stamp) {
        teams.requireNoneBelow(team);
        team.delete(stamp);
    }
}
