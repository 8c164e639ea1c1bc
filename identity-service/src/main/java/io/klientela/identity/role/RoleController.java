package io.klientela.identity.role;

import io.klientela.events.identity.RoleState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.klientela.platform.web.Versioned;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/roles")
class RoleController extends ResourceController<Role, RoleState, RoleInput> {
    private final Aggregates<Role, RoleState> aggregates;
    private final Roles roles;
    private final Grants grants;
    private final Access access;
    private final List<RoleHolders> holders;

    RoleController(
            Aggregates<Role, RoleState> aggregates,
            RecordsFactory with,
            Roles roles,
            Grants grants,
            Access access,
            List<RoleHolders> holders) {
        super(aggregates, with, RoleInput.class);
        this.aggregates = aggregates;
        this.roles = roles;
        this.grants = grants;
        this.access = access;
        this.holders = holders;
    }

    @Override
    protected Role create(String id, RoleInput input, Stamp stamp) {
        RoleCheck.check(input);
        grants.requireCovered(input);
        return Role.create(id, input, stamp);
    }

    @Override
    protected RoleInput inputOf(RoleState state) {
        return RoleInput.of(state);
    }

    /** Of a role that ships only this is up to the company: whether its holders need a second factor. */
    @Override
    protected void edit(Role role, RoleInput input, Stamp stamp) {
        RoleInput before = RoleInput.of(role.state());
        boolean same = input.name().equals(before.name())
                && input.permissions().equals(before.permissions())
                && input.fieldRules().equals(before.fieldRules());
        if (role.state().builtIn() && !same) {
            throw shipped();
        }
        RoleCheck.check(input);
        grants.requireGrantable(List.of(role.id()), "permissions");
        grants.requireCovered(input);
        role.edit(input, stamp);
        roles.forget(role.id());
    }

    @Override
    protected void delete(Role role, Stamp stamp) {
        if (role.state().builtIn()) {
            throw shipped();
        }
        List<String> held = holders.stream()
                .map(some -> some.holding(role.id()))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        if (!held.isEmpty()) {
            throw Problem.conflict(
                    "This role is held by %s. Give them another one first: POST /api/v1/roles/%s/replace."
                            .formatted(String.join(" and ", held), role.id()));
        }
        role.delete();
        roles.forget(role.id());
    }

    private static Problem shipped() {
        return Problem.conflict("This role ships with the product and stays as it is. Copy it, and change the copy.");
    }

    @Operation(summary = "Every row that a role can have, with its actions and the fields that rules can name")
    @GetMapping("/resources")
    List<Resources.Resource> resources() {
        access.require("role", "read");
        return Resources.all();
    }

    /** @param name of the copy */
    record Copy(@NotBlank @Size(max = 200) String name) {}

    @Operation(summary = "Make a role like another one, to be changed")
    @PostMapping("/{id}/copy")
    ResponseEntity<Versioned<RoleState>> copy(@PathVariable String id, @Valid @RequestBody Copy copy) {
        RoleState original = Objects.requireNonNull(get(id).getBody()).state();
        return post(
                new RoleInput(copy.name(), original.permissions(), original.fields(), original.secondFactorRequired()));
    }

    record Replacement(@NotBlank String withId) {}

    @Operation(summary = "Give everybody who holds a role another one instead")
    @PostMapping("/{id}/replace")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replace(@PathVariable String id, @Valid @RequestBody Replacement replacement) {
        access.require("role", "delete");
        access.require("user", "update");
        RoleState role = aggregates.get(id).state();
        if (role.builtIn() && id.equals(ShippedRoles.ADMIN)) {
            throw Problem.conflict("Somebody has to administer. Take the role from people one by one.");
        }
        if (!roles.exists(replacement.withId()) || replacement.withId().equals(id)) {
            throw Problem.unprocessable("There is no other role \"%s\".".formatted(replacement.withId()))
                    .field("withId", "names no other role");
        }
        grants.requireGrantable(Stream.of(id, replacement.withId()).toList(), "withId");
        holders.forEach(some -> some.replace(id, replacement.withId()));
    }
}
