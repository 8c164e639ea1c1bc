package io.klientela.identity.user;

import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.identity.account.Accounts;
import io.klientela.identity.password.Credentials;
import io.klientela.identity.role.Grants;
import io.klientela.identity.role.Roles;
import io.klientela.identity.role.ShippedRoles;
import io.klientela.identity.session.Sessions;
import io.klientela.identity.team.Teams;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/users")
class UserController extends ResourceController<User, UserState, UserInput> {
    private final Users users;
    private final Teams teams;
    private final Roles roles;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Grants grants;

    UserController(
            Aggregates<User, UserState> aggregates,
            RecordsFactory with,
            Users users,
            Teams teams,
            Roles roles,
            Credentials credentials,
            Sessions sessions,
            Accounts accounts,
            Grants grants) {
        super(aggregates, with, UserInput.class);
        this.users = users;
        this.teams = teams;
        this.roles = roles;
        this.credentials = credentials;
        this.sessions = sessions;
        this.accounts = accounts;
        this.grants = grants;
    }

    @Override
    protected User create(String id, UserInput input, Stamp stamp) {
        check(input);
        grants.requireGrantable(input.distinctRoles(), "roles");
        return User.create(id, input, UserStatus.NOT_INVITED, stamp);
    }

    @Override
    protected UserInput inputOf(UserState state) {
        return User.inputOf(state);
    }

    @Override
    protected void edit(User user, UserInput input, Stamp stamp) {
        check(input);
        grants.requirePowerOver(user.state());
        grants.requireGrantable(
                input.distinctRoles().stream()
                        .filter(role -> !user.state().roles().contains(role))
                        .toList(),
                "roles");
        if (!input.distinctRoles().contains(ShippedRoles.ADMIN)) {
            users.requireAnotherAdmin(user);
        }
        user.edit(input, stamp);
    }

    @Override
    protected void delete(User user, Stamp stamp) {
        grants.requirePowerOver(user.state());
        users.requireAnotherAdmin(user);
        user.delete(stamp);
        sessions.endAll(user.id(), "user-deleted");
        accounts.close(user.id());
        credentials.remove(user.id());
    }

    private void check(UserInput input) {
        input.distinctRoles().stream()
                .filter(role -> !roles.exists(role))
                .findFirst()
                .ifPresent(role -> {
                    throw Problem.unprocessable(
                                    "There is no role \"%s\". GET /api/v1/roles lists them.".formatted(role))
                            .field("roles", "names an unknown role");
                });
        input.distinctTeams().stream()
                .filter(team -> !teams.exists(team))
                .findFirst()
                .ifPresent(team -> {
                    throw Problem.unprocessable("There is no team with the id \"%s\".".formatted(team))
                            .field("teamIds", "names an unknown team");
                });
    }
}
