package io.klientela.identity.role;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Those who hold roles, of one kind. */
public interface RoleHolders {

    /**
     * Somebody with roles.
     *
     * @param active whether the holder can sign in or get tokens
     * @param since when the holder came into being
     */
    record Holder(String id, String name, boolean active, Instant since, List<String> roles, List<String> teamIds) {}

    /** What they are, as permissions call it: {@code user} or {@code client}. */
    String type();

    List<Holder> all();

    Optional<Holder> find(String id);

    /** Takes a role from one of them. @throws io.klientela.platform.web.Problem where the current actor may not */
    void take(String holderId, String roleId);

    /** Gives one of them a role. @throws io.klientela.platform.web.Problem where the current actor may not */
    void give(String holderId, String roleId);

    /** How many there are, and what they are called: {@code 3 users}; null where there is none. */
    @Nullable
    String holding(String roleId);

    /** Gives each of them the other role instead. */
    void replace(String roleId, String withId);
}
