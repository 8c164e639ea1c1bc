package io.klientela.identity.user;

import io.klientela.events.Topics;
import io.klientela.events.identity.UserEvent;
import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A colleague: known, perhaps invited, and able to sign in only while active. */
public final class User extends Aggregate<UserState> {
    static final AggregateType<User, UserState> TYPE = AggregateType.of(
                    "user", "users", Topics.USERS, UserState.class, User::new)
            .searchedBy(user -> Arrays.asList(user.name(), user.email()))
            .indexed("name", "createdAt")
            .uniquely("email", "externalId");

    private User(UserState state, long version) {
        super(state, version);
    }

    private User(String id) {
        super(id);
    }

    static User create(String id, UserInput input, UserStatus status, Stamp stamp) {
        User user = new User(id);
        user.record(new UserEvent.Created(new UserState(
                id,
                input.name().strip(),
                input.normalEmail(),
                input.distinctRoles(),
                input.distinctTeams(),
                status,
                input.externalId(),
                stamp.at(),
                stamp.by(),
                stamp.at())));
        return user;
    }

    static UserInput inputOf(UserState state) {
        return new UserInput(state.name(), state.email(), state.roles(), state.teamIds(), state.externalId());
    }

    void edit(UserInput input, Stamp stamp) {
        UserState now = state();
        if (input.normalEmail() == null && now.email() != null && now.status() != UserStatus.NOT_INVITED) {
            throw Problem.unprocessable("Whoever can sign in needs an e-mail address.")
                    .field("email", "must not be empty");
        }
        update(new UserState(
                id(),
                input.name().strip(),
                input.normalEmail(),
                input.distinctRoles(),
                input.distinctTeams(),
                now.status(),
                input.externalId(),
                now.createdAt(),
                now.createdBy(),
                stamp.at()));
    }

    /** Invites, or lets an active user choose a new password. @param email null to keep the present one */
    void invite(@Nullable String email, Stamp stamp) {
        UserState now = state();
        String address = email == null ? now.email() : Emails.normal(email);
        if (address == null) {
            throw Problem.unprocessable("Say where the invitation goes.").field("email", "must not be empty");
        }
        if (now.status() == UserStatus.DISABLED) {
            throw Problem.conflict("This user is disabled. Enable the user first.");
        }
        UserStatus status = now.status() == UserStatus.ACTIVE ? UserStatus.ACTIVE : UserStatus.INVITED;
        update(with(address, status, stamp));
    }

    /** Adds the user to teams. */
    void join(List<String> teams, Stamp stamp) {
        UserState now = state();
        Set<String> all = new LinkedHashSet<>(now.teamIds());
        all.addAll(teams);
        edit(new UserInput(now.name(), now.email(), now.roles(), List.copyOf(all), now.externalId()), stamp);
    }

    void hold(List<String> roles, Stamp stamp) {
        UserState now = state();
        edit(new UserInput(now.name(), now.email(), roles, now.teamIds(), now.externalId()), stamp);
    }

    /** Somebody sees the application as this user does. */
    void seenAs(Instant until, Stamp stamp) {
        record(new UserEvent.SeenAs(state(), stamp.by(), until));
    }

    /** As the company's provider describes the person, who may sign in from now on. @param email null to keep the present one */
    void describe(String name, @Nullable String email, List<String> roles, Stamp stamp) {
        UserState now = state();
        String address = email == null ? now.email() : email;
        edit(new UserInput(name, address, roles, now.teamIds(), now.externalId()), stamp);
        activate(stamp);
    }

    /** The person has chosen a password. */
    void activate(Stamp stamp) {
        become(UserStatus.ACTIVE, stamp);
    }

    void disable(Stamp stamp) {
        become(UserStatus.DISABLED, stamp);
    }

    /** @param hasPassword whether the user can sign in again at once */
    void enable(boolean hasPassword, Stamp stamp) {
        if (state().status() == UserStatus.DISABLED) {
            become(hasPassword ? UserStatus.ACTIVE : UserStatus.NOT_INVITED, stamp);
        }
    }

    /** Takes an earlier state again, as when an import is undone; records nothing where nothing differs. */
    void restore(UserState earlier) {
        var changes = Json.changes(state(), earlier);
        if (!changes.isEmpty()) {
            record(new UserEvent.Updated(earlier, changes));
        }
    }

    void delete(Stamp stamp) {
        UserState now = state();
        recordDeletion(new UserEvent.Deleted(with(now.email(), now.status(), stamp)));
    }

    boolean isActiveWith(String role) {
        return state().status() == UserStatus.ACTIVE && state().roles().contains(role);
    }

    private void become(UserStatus status, Stamp stamp) {
        update(with(state().email(), status, stamp));
    }

    private UserState with(@Nullable String email, UserStatus status, Stamp stamp) {
        UserState now = state();
        List<String> roles = now.roles();
        return new UserState(
                id(),
                now.name(),
                email,
                roles,
                now.teamIds(),
                status,
                now.externalId(),
                now.createdAt(),
                now.createdBy(),
                stamp.at());
    }

    private void update(UserState next) {
        var changes = Json.changes(state(), next);
        if (!changes.isEmpty()) {
            record(new UserEvent.Updated(next, changes));
        }
    }
}
