package io.klientela.identity.user;

import com.mongodb.client.model.Filters;
import io.klientela.events.identity.UserState;
import io.klientela.identity.role.RoleHolders;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import java.util.List;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people who hold a role. */
@Component
class UsersWithRole implements RoleHolders {
    private final Aggregates<User, UserState> users;
    private final Stamps stamps;

    UsersWithRole(Aggregates<User, UserState> users, Stamps stamps) {
        this.users = users;
        this.stamps = stamps;
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
