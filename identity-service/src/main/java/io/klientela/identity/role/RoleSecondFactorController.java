package io.klientela.identity.role;

import io.klientela.events.identity.RoleState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Versioned;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether a role demands more than a password; for shipped roles as well. */
@RestController
@RequestMapping("/api/v1/roles/{id}/second-factor")
class RoleSecondFactorController {
    private final Aggregates<Role, RoleState> roles;
    private final Access access;
    private final Grants grants;
    private final Stamps stamps;

    RoleSecondFactorController(Aggregates<Role, RoleState> roles, Access access, Grants grants, Stamps stamps) {
        this.roles = roles;
        this.access = access;
        this.grants = grants;
        this.stamps = stamps;
    }

    record Demand(boolean required) {}

    @Operation(summary = "Demand a second factor of everybody with this role, or no longer")
    @PutMapping
    Versioned<RoleState> demand(@PathVariable String id, @RequestBody Demand demand) {
        access.require("role", "update");
        grants.requireGrantable(List.of(roles.get(id).id()), "required");
        Role role = roles.change(id, null, one -> one.demandSecondFactor(demand.required(), stamps.now()));
        return new Versioned<>(role.state(), role.version());
    }
}
