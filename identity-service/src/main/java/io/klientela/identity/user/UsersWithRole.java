package io.klientela.identity.user;

import com.mongodb.client.model.Filters;
import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.identity.role.Grants;
import io.klientela.identity.role.RoleHolders;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people who hold a role. */
@Component
class UsersWithRole implements RoleHolders {
    private final Aggregates<User, UserState> users;
    private final Users known;
    private final Grants grants;
    private final Stamps stamps;

    UsersWithRole(Aggregates<User, UserState> users, Users known, Grants grants, Stamps stamps) {
        this.users = users;
        this.known = known;
        this.grants = grants;
        this.stamps = stamps;
    }

    @Override
    public String type() {
        return "user";
    }

    @Override
    public List<Holder> all() {
        return users.findAll(Filters.ne("state.roles", List.of())).stream()
                .map(user -> holder(user.state()))
                .toList();
    }

    @Override
    public Optional<Holder> find(String id) {
        return users.find(id).map(user -> holder(user.state()));
    }

    private static Holder holder(UserState user) {
        return new Holder(
                user.id(),
                user.name(),
                user.status() == UserStatus.ACTIVE,
                user.createdAt(),
                user.roles(),
                user.teamIds());
    }

    @Override
    public void take(String holderId, String roleId) {
        users.change(holderId, null, user -> {
            grants.requireMayStop(user.state());
            known.requireAnotherAdminWithout(user, roleId);
            user.hold(
                    user.state().roles().stream()
                            .filter(role -> !role.equals(roleId))
                            .toList(),
                    stamps.now());
        });
    }

    @Override
    public void give(String holderId, String roleId) {
        grants.requireGrantable(List.of(roleId), "decision");
        users.change(
                holderId,
                null,
                user -> user.hold(
                        Stream.concat(user.state().roles().stream(), Stream.of(roleId))
                                .distinct()
                                .toList(),
                        stamps.now()));
    }

    @Override
    public @Nullable String holding(String roleId) {
        long number = users.collection().countDocuments(Filters.and(held(roleId), Filters.exists("deletedAt", false)));
        return number == 0 ? null : "%d %s".formatted(number, number == 1 ? "user" : "users");
    }

    @Override
    public void replace(String roleId, String withId) {
        users.changeAll(held(roleId), user -> user.hold(with(user.state().roles(), roleId, withId), stamps.now()));
    }

    private static List<String> with(List<String> roles, String roleId, String withId) {
        return roles.stream()
                .flatMap(role -> Stream.of(role.equals(roleId) ? withId : role))
                .distinct()
                .toList();
    }

    private static Bson held(String roleId) {
        return Filters.eq("state.roles", roleId);
    }
}
