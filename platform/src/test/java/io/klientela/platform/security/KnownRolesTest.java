package io.klientela.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.events.identity.Permission;
import io.klientela.events.identity.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownRolesTest {
    private static final String UPDATED = "klientela.identity.role.updated.v1";
    private final KnownRoles roles = new KnownRoles();

    private static byte[] event(String action) {
        return """
                {"state": {"id": "rep", "name": "Rep", "somethingNew": 1,
                 "permissions": [{"resource": "deal", "actions": ["%s"], "scope": "team"}]}, "changes": {}}
                """.formatted(action).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void learnsTheNewestStateOfARole() {
        roles.learn("rep", UPDATED, 2, event("update"));
        roles.learn("rep", UPDATED, 1, event("read"));
        assertThat(roles.permissionsOf("rep")).containsExactly(new Permission("deal", List.of("update"), Scope.TEAM));
    }

    @Test
    void forgetsADeletedRole() {
        roles.learn("rep", UPDATED, 1, event("read"));
        roles.learn("rep", "klientela.identity.role.deleted.v1", 2, event("read"));
        assertThat(roles.permissionsOf("rep")).isEmpty();
        roles.learn("rep", UPDATED, 3, event("read"));
        roles.learn("rep", null, 0, null);
        assertThat(roles.size()).isZero();
    }
}
