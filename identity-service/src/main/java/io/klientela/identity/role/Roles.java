package io.klientela.identity.role;

import com.mongodb.client.model.Filters;
import io.klientela.events.identity.FieldRule;
import io.klientela.events.identity.Permission;
import io.klientela.events.identity.RoleState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.RoleDirectory;
import io.klientela.platform.start.StartupTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The roles; at each start those that ship are published as this version has them. */
@Component
@Order(1)
public class Roles implements RoleDirectory, StartupTask {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private record Read(long at, Optional<RoleState> role) {}

    private final Aggregates<Role, RoleState> roles;
    private final Stamps stamps;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    Roles(Aggregates<Role, RoleState> roles, Stamps stamps) {
        this.roles = roles;
        this.stamps = stamps;
    }

    /** This service knows the matrix without asking anybody. */
    @Override
    public List<Permission> permissionsOf(String roleId) {
        ShippedRoles.Shipped shipped = ShippedRoles.byId().get(roleId);
        return shipped != null
                ? shipped.permissions()
                : recent(roleId).map(RoleState::permissions).orElse(List.of());
    }

    @Override
    public List<FieldRule> fieldRulesOf(String roleId) {
        return ShippedRoles.byId().containsKey(roleId)
                ? List.of()
                : recent(roleId).map(RoleState::fieldRules).orElse(List.of());
    }

    public List<RoleState> all() {
        return roles.findAll(Filters.empty()).stream().map(Role::state).toList();
    }

    public Optional<RoleState> find(String roleId) {
        return roles.find(roleId).map(Role::state);
    }

    public boolean exists(String roleId) {
        return ShippedRoles.byId().containsKey(roleId) || roles.find(roleId).isPresent();
    }

    /** What people call it; its id where it is gone. */
    public String nameOf(String roleId) {
        return roles.find(roleId).map(role -> role.state().name()).orElse(roleId);
    }

    /** The role as it was a second ago at most, as each request asks several times. */
    private Optional<RoleState> recent(String roleId) {
        long now = System.nanoTime();
        return read.compute(
                        roleId,
                        (id, before) -> before != null && now - before.at() < FRESH.toNanos()
                                ? before
                                : new Read(now, roles.find(id).map(Role::state)))
                .role();
    }

    /** That a role has changed here. */
    void forget(String roleId) {
        read.remove(roleId);
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
