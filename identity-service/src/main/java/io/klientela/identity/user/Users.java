package io.klientela.identity.user;

import com.mongodb.client.model.Filters;
import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.identity.role.ShippedRoles;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.web.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The users, as sign-in and set-up know them. */
@Component
public class Users {
    private final Aggregates<User, UserState> users;
    private final Stamps stamps;

    Users(Aggregates<User, UserState> users, Stamps stamps) {
        this.users = users;
        this.stamps = stamps;
    }

    public Optional<UserState> find(String id) {
        return users.find(id).map(User::state);
    }

    /** @param email in its normal form */
    public Optional<UserState> byEmail(String email) {
        return users.findAll(Filters.eq("state.email", email)).stream()
                .map(User::state)
                .findFirst();
    }

    /** The person has chosen a password and may sign in from now on. */
    public void activate(String id) {
        users.change(id, null, user -> user.activate(stamps.now()));
    }

    public boolean isAnyoneActiveWith(String role) {
        return !activeWith(role).isEmpty();
    }

    /** Creates a user who may sign in at once. @throws Problem 409 where the address is taken */
    public void addActive(String id, String name, @Nullable String email, List<String> roles) {
        UserInput input = new UserInput(name, email, roles, List.of(), null);
        users.add(User.create(id, input, UserStatus.ACTIVE, stamps.now()));
    }

    /** Brings a user who signs in elsewhere up to date. @param email null to keep the present one */
    public void describe(String id, String name, @Nullable String email, List<String> roles) {
        users.change(id, null, user -> user.describe(name, email, roles, stamps.now()));
    }

    /** Refuses what would leave nobody who can administer. */
    void requireAnotherAdmin(User user) {
        boolean last = user.isActiveWith(ShippedRoles.ADMIN)
                && activeWith(ShippedRoles.ADMIN).stream()
                        .noneMatch(other -> !other.id().equals(user.id()));
        if (last) {
            throw lastAdmin();
        }
    }

    /** The same where the role that is taken away is the administrators'. */
    void requireAnotherAdminWithout(User user, String role) {
        if (role.equals(ShippedRoles.ADMIN)) {
            requireAnotherAdmin(user);
        }
    }

    /** Refuses to take the administrators' role from all of them at once. */
    void requireAdminBesides(Collection<UserState> some, String role) {
        List<User> admins = role.equals(ShippedRoles.ADMIN) ? activeWith(role) : List.of();
        Set<String> ids = some.stream().map(UserState::id).collect(Collectors.toSet());
        if (!admins.isEmpty() && admins.stream().map(User::id).allMatch(ids::contains)) {
            throw lastAdmin();
        }
    }

    private static Problem lastAdmin() {
        return Problem.conflict("This is the last administrator who can sign in. Appoint another one first.");
    }

    private List<User> activeWith(String role) {
        return users.findAll(Filters.and(Filters.eq("state.roles", role), Filters.eq("state.status", "active")));
    }
}
