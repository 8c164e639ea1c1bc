package io.klientela.identity.user;

import com.mongodb.client.model.Filters;
import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.identity.role.Grants;
import io.klientela.identity.role.ShippedRoles;
import io.klientela.identity.team.Offices;
import io.klientela.identity.team.Offices.Place;
import io.klientela.platform.Ids;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.imports.ImportHandler;
import io.klientela.platform.imports.ImportRow;
import io.klientela.platform.imports.ImportUndo;
import io.klientela.platform.imports.RowOutcome;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sales agents of another system become users who cannot sign in until they are invited. Whoever is known by the name
 * there stays as edited here, and only joins the team that the file names.
 */
@Component
class ImportUsers implements ImportHandler {
    private static final List<String> ROLES = List.of("sales-rep");
    private static final int RETRY_SECONDS = 1;

    private final Aggregates<User, UserState> users;
    private final Offices offices;
    private final Users known;
    private final Grants grants;
    private final Stamps stamps;

    ImportUsers(Aggregates<User, UserState> users, Offices offices, Users known, Grants grants, Stamps stamps) {
        this.users = users;
        this.offices = offices;
        this.known = known;
        this.grants = grants;
        this.stamps = stamps;
    }

    @Override
    public String resource() {
        return "users";
    }

    @Override
    public List<String> mappings() {
        return List.of("default", "crm-sales-opportunities");
    }

    @Override
    public Set<String> needs() {
        return Set.of("name");
    }

    @Override
    public List<ImportUndo<?, ?>> undo() {
        return List.of(new ImportUndo<>(users, this::takeBack, this::restore));
    }

    private void takeBack(User user) {
        grants.requirePowerOver(user.state());
        known.requireAnotherAdmin(user);
        user.delete(stamps.now());
    }

    private void restore(User user, UserState earlier) {
        grants.requirePowerOver(user.state());
        grants.requirePowerOver(earlier);
        if (!earlier.roles().contains(ShippedRoles.ADMIN)) {
            known.requireAnotherAdmin(user);
        }
        user.restore(earlier);
    }

    @Override
    public List<RowOutcome> apply(List<ImportRow> rows) {
        grants.requireGrantable(ROLES, "");
        Map<Place, String> teams =
                offices.teamsOf(rows.stream().map(ImportUsers::place).distinct().toList());
        Map<String, User> present = new HashMap<>();
        users.findAll(Filters.in(
                        "state.externalId", rows.stream().map(ImportUsers::name).toList()))
                .forEach(user -> present.put(String.valueOf(user.state().externalId()), user));
        List<RowOutcome> outcomes = new ArrayList<>(rows.size());
        rows.forEach(row -> outcomes.add(apply(row, teams.get(place(row)), present)));
        if (!users.saveAll(present.values()).isEmpty()) {
            throw Problem.unavailable("Some users could not be written. Try again.", RETRY_SECONDS);
        }
        return outcomes;
    }

    private RowOutcome apply(ImportRow row, @Nullable String team, Map<String, User> present) {
        User user = present.get(name(row));
        List<String> teams = team == null ? List.of() : List.of(team);
        if (user == null) {
            UserInput input = new UserInput(name(row), null, ROLES, teams, name(row));
            present.put(name(row), User.create(Ids.next(), input, UserStatus.NOT_INVITED, stamps.now()));
            return RowOutcome.created();
        }
        if (user.state().teamIds().containsAll(teams)) {
            return RowOutcome.unchanged();
        }
        grants.requirePowerOver(user.state());
        user.join(teams, stamps.now());
        return RowOutcome.updated();
    }

    private static String name(ImportRow row) {
        return row.requiredText("name");
    }

    private static Place place(ImportRow row) {
        return new Place(row.text("office"), row.text("manager"));
    }
}
