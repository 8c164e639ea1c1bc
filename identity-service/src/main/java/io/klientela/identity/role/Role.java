package io.klientela.identity.role;

import io.klientela.events.Topics;
import io.klientela.events.identity.RoleEvent;
import io.klientela.events.identity.RoleState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;

/** A role: one that ships, which changes only with a new version of the product, or one that people have made. */
final class Role extends Aggregate<RoleState> {
    static final AggregateType<Role, RoleState> TYPE = AggregateType.of(
                    "role", "roles", Topics.ROLES, RoleState.class, Role::new)
            .indexed("name");

    private Role(RoleState state, long version) {
        super(state, version);
    }

    private Role(String id) {
        super(id);
    }

    static Role ship(ShippedRoles.Shipped shipped, Stamp stamp) {
        Role role = new Role(shipped.id());
        role.record(new RoleEvent.Created(new RoleState(
                shipped.id(),
                shipped.name(),
                true,
                shipped.permissions(),
                null,
                null,
                stamp.at(),
                stamp.by(),
                stamp.at())));
        return role;
    }

    static Role create(String id, RoleInput input, Stamp stamp) {
        Role role = new Role(id);
        role.record(new RoleEvent.Created(new RoleState(
                id,
                input.name().strip(),
                false,
                input.permissions(),
                input.fields(),
                input.secondFactorRequired(),
                stamp.at(),
                stamp.by(),
                stamp.at())));
        return role;
    }

    void edit(RoleInput input, Stamp stamp) {
        RoleState now = state();
        update(new RoleState(
                id(),
                input.name().strip(),
                now.builtIn(),
                input.permissions(),
                input.fields(),
                input.secondFactorRequired(),
                now.createdAt(),
                now.createdBy(),
                stamp.at()));
    }

    void delete() {
        recordDeletion(new RoleEvent.Deleted(state()));
    }

    void become(ShippedRoles.Shipped shipped, Stamp stamp) {
        RoleState next = new RoleState(
                id(),
                shipped.name(),
                true,
                shipped.permissions(),
                null,
                state().secondFactorRequired(),
                state().createdAt(),
                state().createdBy(),
                stamp.at());
        update(next);
    }

    private void update(RoleState next) {
        var changes = Json.changes(state(), next);
        if (!changes.isEmpty()) {
            record(new RoleEvent.Updated(next, changes));
        }
    }

    /** Of a shipped role this alone may be changed. */
    void demandSecondFactor(boolean required, Stamp stamp) {
        RoleState now = state();
        if (now.demandsSecondFactor() != required) {
            RoleState next = new RoleState(
                    id(),
                    now.name(),
                    now.builtIn(),
                    now.permissions(),
                    now.fields(),
                    required,
                    now.createdAt(),
                    now.createdBy(),
                    stamp.at());
            record(new RoleEvent.Updated(next, Json.changes(now, next)));
        }
    }
}
