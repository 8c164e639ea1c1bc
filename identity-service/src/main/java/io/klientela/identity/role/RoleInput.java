package io.klientela.identity.role;

import io.klientela.events.identity.FieldRule;
import io.klientela.events.identity.Permission;
import io.klientela.events.identity.RoleState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a role.
 *
 * @param fields none where absent
 * @param secondFactorRequired whether its holders sign in with more than a password; no where absent
 */
record RoleInput(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Size(max = 200) List<@NotNull Permission> permissions,
        @Nullable @Size(max = 500) List<@NotNull FieldRule> fields,
        @Nullable Boolean secondFactorRequired) {

    static RoleInput of(RoleState state) {
        return new RoleInput(state.name(), state.permissions(), state.fields(), state.secondFactorRequired());
    }

    List<FieldRule> fieldRules() {
        return fields == null ? List.of() : fields;
    }
}
