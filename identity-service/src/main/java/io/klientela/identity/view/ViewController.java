package io.klientela.identity.view;

import io.klientela.events.identity.ViewState;
import io.klientela.identity.team.Teams;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Views", description = "Saved views of lists: one's own, and those that one's teams share")
@RestController
@RequestMapping("/api/v1/views")
class ViewController extends ResourceController<View, ViewState, ViewInput> {
    private final Teams teams;
    private final Access access;

    ViewController(Aggregates<View, ViewState> aggregates, RecordsFactory with, Teams teams, Access access) {
        super(aggregates, with, ViewInput.class);
        this.teams = teams;
        this.access = access;
    }

    @Override
    protected View create(String id, ViewInput input, Stamp stamp) {
        requireTeam(input.teamId());
        return View.create(id, input, CurrentActor.get().id(), stamp);
    }

    @Override
    protected ViewInput inputOf(ViewState state) {
        return ViewInput.of(state);
    }

    @Override
    protected void edit(View view, ViewInput input, Stamp stamp) {
        if (!Objects.equals(input.teamId(), view.state().teamId())) {
            requireTeam(input.teamId());
        }
        if (!input.list().equals(view.state().list())) {
            throw Problem.unprocessable("A view stays with its list.").field("list", "cannot be changed");
        }
        view.edit(input, stamp);
    }

    @Override
    protected void delete(View view, Stamp stamp) {
        view.delete();
    }

    @Override
    protected boolean revives() {
        return true;
    }

    @Override
    protected void revive(View view, Stamp stamp) {
        view.revive();
    }

    private void requireTeam(@Nullable String teamId) {
        if (teamId == null) {
            return;
        }
        if (!teams.exists(teamId)) {
            throw Problem.unprocessable("There is no team with the id \"%s\".".formatted(teamId))
                    .field("teamId", "names an unknown team");
        }
        if (!CurrentActor.get().teamIds().contains(teamId) && !access.permitsAll("view", "update")) {
            throw Problem.unprocessable("A view is shared with a team that one belongs to.")
                    .field("teamId", "is not a team of yours");
        }
    }
}
