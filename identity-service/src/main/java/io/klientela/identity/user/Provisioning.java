package io.klientela.identity.user;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.identity.account.Accounts;
import io.klientela.identity.password.Credentials;
import io.klientela.identity.role.Grants;
import io.klientela.identity.session.Sessions;
import io.klientela.platform.Ids;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The users, as another directory keeps them. */
@Component
public class Provisioning {
    private final Aggregates<User, UserState> aggregates;
    private final Users users;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Grants grants;
    private final Stamps stamps;

    Provisioning(
            Aggregates<User, UserState> aggregates,
            Users users,
            Credentials credentials,
            Sessions sessions,
            Accounts accounts,
            Grants grants,
            Stamps stamps) {
        this.aggregates = aggregates;
        this.users = users;
        this.credentials = credentials;
        this.sessions = sessions;
        this.accounts = accounts;
        this.grants = grants;
        this.stamps = stamps;
    }

    /** What another directory knows of a user. */
    public record Known(
            String name, @Nullable String email, @Nullable String externalId, boolean active) {}

    public UserState create(Known known) {
        UserInput input = new UserInput(known.name(), known.email(), List.of(), List.of(), known.externalId());
        UserStatus status = known.active() ? UserStatus.NOT_INVITED : UserStatus.DISABLED;
        return aggregates
                .add(User.create(Ids.next(), input, status, stamps.now()))
                .state();
    }

    public UserState update(String id, Known known) {
        boolean hasPassword = credentials.hasPassword(id);
        UserState changed = change(id, user -> {
            UserState now = user.state();
            boolean stopped = now.status() == UserStatus.DISABLED;
            if (!Objects.equals(known.email(), now.email()) || (known.active() && stopped)) {
                grants.requirePowerOver(now);
            }
            user.edit(
                    new UserInput(known.name(), known.email(), now.roles(), now.teamIds(), known.externalId()),
                    stamps.now());
            if (known.active()) {
                user.enable(hasPassword, stamps.now());
            } else if (!stopped) {
                grants.requireMayStop(now);
                users.requireAnotherAdmin(user);
                user.disable(stamps.now());
            }
        });
        if (!known.active()) {
            sessions.endAll(id, "disabled");
        }
        return changed;
    }

    /** @throws Problem 404 where one of them is nobody */
    public void requireKnown(Collection<String> ids) {
        ids.forEach(aggregates::get);
    }

    public void putInto(String id, String teamId, boolean member) {
        change(id, user -> {
            UserState now = user.state();
            user.edit(
                    new UserInput(
                            now.name(),
                            now.email(),
                            now.roles(),
                            with(now.teamIds(), teamId, member),
                            now.externalId()),
                    stamps.now());
        });
    }

    /**
     * Gives a role to some and takes it from others; where one of them is refused, nobody's is changed.
     *
     * @param holders by the ids of users, whether each holds the role from now on
     */
    public void give(String role, Map<String, Boolean> holders) {
        Map<Boolean, List<UserState>> changed = holders.keySet().stream()
                .map(id -> aggregates.get(id).state())
                .filter(user -> user.roles().contains(role) != holders.getOrDefault(user.id(), false))
                .collect(Collectors.partitioningBy(user -> holders.getOrDefault(user.id(), false)));
        List<UserState> given = changed.getOrDefault(true, List.of());
        List<UserState> taken = changed.getOrDefault(false, List.of());
        if (!given.isEmpty()) {
            grants.requireGrantable(List.of(role), "members");
        }
        taken.forEach(grants::requireMayStop);
        users.requireAdminBesides(taken, role);
        given.forEach(user -> give(user.id(), role, true));
        taken.forEach(user -> give(user.id(), role, false));
    }

    private void give(String id, String role, boolean holder) {
        change(id, user -> {
            UserState now = user.state();
            if (!holder) {
                users.requireAnotherAdminWithout(user, role);
            }
            user.edit(
                    new UserInput(
                            now.name(), now.email(), with(now.roles(), role, holder), now.teamIds(), now.externalId()),
                    stamps.now());
        });
    }

    public void delete(String id) {
        change(id, user -> {
            grants.requireMayStop(user.state());
            users.requireAnotherAdmin(user);
            user.delete(stamps.now());
        });
        sessions.endAll(id, "user-deleted");
        accounts.close(id);
        credentials.remove(id);
    }

    /** In the order of their ids. */
    public List<UserState> find(Bson filter, int skip, int limit) {
        List<UserState> found = new ArrayList<>();
        aggregates
                .collection()
                .find(present(filter))
                .sort(Sorts.ascending("_id"))
                .skip(skip)
                .limit(limit)
                .forEach(document -> found.add(aggregates.stateOf(document)));
        return found;
    }

    public long count(Bson filter) {
        return aggregates.collection().countDocuments(present(filter));
    }

    private UserState change(String id, Consumer<User> command) {
        return aggregates.change(id, null, command).state();
    }

    private static Bson present(Bson filter) {
        return Filters.and(filter, Filters.exists("deletedAt", false));
    }

    private static List<String> with(List<String> all, String one, boolean member) {
        List<String> next = new ArrayList<>(all);
        next.remove(one);
        if (member) {
            next.add(one);
        }
        return next;
    }
}
