package io.klientela.identity.user;

import com.mongodb.client.model.Filters;
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
import io.klientela.platform.query.Page;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.klientela.platform.web.Versioned;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/users")
class UserController extends ResourceController<User, UserState, UserInput> {
    private static final String SECOND_FACTOR = "secondFactor";

    private final Records<User, UserState> records;
    private final Access access;
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
        this.records = with.create(aggregates);
        this.access = with.access();
        this.users = users;
        this.teams = teams;
        this.roles = roles;
        this.credentials = credentials;
        this.sessions = sessions;
        this.accounts = accounts;
        this.grants = grants;
    }

    /** Whoever sees how everybody signs in can ask for those who have more than a password, or do not. */
    @Override
    @Parameter(
            name = "secondFactor",
            in = ParameterIn.QUERY,
            description = "yes or no: only users who sign in with more than a password, or do not",
            schema = @Schema(type = "string"))
    public Page<Versioned<UserState>> list(@Parameter(hidden = true) HttpServletRequest request) {
        String wanted = request.getParameter(SECOND_FACTOR);
        if (wanted == null) {
            return super.list(request);
        }
        access.requireAll("account", "read");
        if (!wanted.equals("yes") && !wanted.equals("no")) {
            throw Problem.badRequest("The parameter secondFactor is yes or no.").field(SECOND_FACTOR, "is yes or no");
        }
        Map<String, String[]> parameters = new HashMap<>(request.getParameterMap());
        parameters.remove(SECOND_FACTOR);
        List<String> secured = accounts.withSecondFactor();
        return records.list(
                parameters, wanted.equals("yes") ? Filters.in("_id", secured) : Filters.nin("_id", secured));
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
        grants.requireMayStop(user.state());
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
