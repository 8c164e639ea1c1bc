package io.klientela.events.identity;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role: what its holders may do.
 *
 * @param id a slug, e.g. {@code sales-rep}
 * @param builtIn shipped, cannot be changed
 * @param fields what it keeps from its holders; null means nothing
 * @param secondFactorRequired whether its holders sign in with more than a password; null means no
 */
public record RoleState(
        String id,
        String name,
        boolean builtIn,
        List<Permission> permissions,
        @Nullable List<FieldRule> fields,
        @Nullable Boolean secondFactorRequired,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {

    public boolean demandsSecondFactor() {
        return Boolean.TRUE.equals(secondFactorRequired);
    }

    public List<FieldRule> fieldRules() {
        return fields == null ? List.of() : fields;
    }
}
