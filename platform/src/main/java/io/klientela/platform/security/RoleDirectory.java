package io.klientela.platform.security;

import io.klientela.events.identity.FieldRule;
import io.klientela.events.identity.Permission;
import java.util.List;

/** What each role permits, as far as this service knows. */
@FunctionalInterface
public interface RoleDirectory {

    /** The role's rows of the permission matrix; none for a role that is not known. */
    List<Permission> permissionsOf(String roleId);

    /** The fields that the role keeps from its holders. */
    default List<FieldRule> fieldRulesOf(String roleId) {
        return List.of();
    }
}
