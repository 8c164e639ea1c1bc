package io.klientela.identity.role;

import io.klientela.events.identity.Permission;
import io.klientela.events.identity.RoleState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.RoleDirectory;
import io.klientela.platform.start.StartupTask;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The roles; at each start those that ship are published as this version has them. */
@Component
@Order(1)
public class Roles implements RoleDirectory, StartupTask {
    private final Aggregates<Role, RoleState> roles;
    private final Stamps stamps;

    Roles(Aggregates<Role, RoleState> roles, Stamps stamps) {
        this.roles = roles;
        this.stamps = stamps;
    }

    /** This service knows the matrix without asking anybody. */
    @Override
    public List<Permission> permissionsOf(String roleId) {
        ShippedRoles.Shipped shipped = ShippedRoles.byId().get(roleId);
        return shipped == null ? List.of() : shipped.permissions();
    }

    public boolean exists(String roleId) {
        return ShippedRoles.byId().containsKey(roleId);
    }

    @Override
    public void run() {
        ShippedRoles.all().forEach(this::ship);
    }

    private void ship(ShippedRoles.Shipped shipped) {
        if (roles.find(shipped.id()).isEmpty()) {
            try {
                roles.add(Role.ship(shipped, stamps.now()));
            } catch (DuplicateAggregate otherInstance) {
                return;
            }
        }
        roles.change(shipped.id(), null, role -> role.become(shipped, stamps.now()));
    }
}
