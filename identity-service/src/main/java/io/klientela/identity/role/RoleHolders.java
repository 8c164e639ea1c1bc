package io.klientela.identity.role;

import org.jspecify.annotations.Nullable;

/** Those who hold roles, of one kind. */
public interface RoleHolders {

    /** How many there are, and what they are called: {@code 3 users}; null where there is none. */
    @Nullable
    String holding(String roleId);

    /** Gives each of them the other role instead. */
    void replace(String roleId, String withId);
}
