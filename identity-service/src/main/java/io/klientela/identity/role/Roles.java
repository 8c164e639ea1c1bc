package io.klientela.identity.role;

import com.mongodb.client.model.Filters;
import io.klientela.events.identity.Permission;
import io.klientela.events.identity.RoleState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.RoleDirectory;
import io.klientela.platform.start.StartupTask;
import java.util.List;
import java.util.Optional;
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

    public List<RoleState> all() {
        return roles.findAll(Filters.empty()).stream().map(Role::state).toList();
    }

    public Optional<RoleState> find(String roleId) {
        return roles.find(roleId).map(Role::state);
    }

    public boolean exists(String roleId) {
        return ShippedRoles.byId().containsKey(roleId);
    }

    /** Whether holders of the role sign in with more than a password. */
    public boolean demandsSecondFactor(String roleId) {
        return roles.find(roleId)
                .map(role -> role.state().demandsSecondFactor())
                .orElse(false);
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
