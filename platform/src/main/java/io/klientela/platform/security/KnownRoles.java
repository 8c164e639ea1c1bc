package io.klientela.platform.security;

import io.klientela.events.Topics;
import io.klientela.events.identity.FieldRule;
import io.klientela.events.identity.Permission;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Roles in memory, learned from their events; an older event never replaces a newer one. */
final class KnownRoles implements RoleDirectory, Learner {
    private static final String DELETED = "klientela.identity.role.deleted.";
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Known(long sequence, List<Permission> permissions, List<FieldRule> fields) {}

    /** The part of a role event that matters here. */
    private record Learned(State state) {
        private record State(
                @Nullable List<Permission> permissions,
                @Nullable List<FieldRule> fields) {}
    }

    private final Map<String, Known> roles = new ConcurrentHashMap<>();

    @Override
    public List<Permission> permissionsOf(String roleId) {
        Known known = roles.get(roleId);
        return known == null ? List.of() : known.permissions();
    }

    @Override
    public List<FieldRule> fieldRulesOf(String roleId) {
        Known known = roles.get(roleId);
        return known == null ? List.of() : known.fields();
    }

    @Override
    public String topic() {
        return Topics.ROLES;
    }

    @Override
    public boolean isEnough() {
        return !roles.isEmpty();
    }

    int size() {
        return roles.size();
    }

    /** @throws JacksonException where the value is not a role event; what was known stays */
    @Override
    public void learn(String roleId, @Nullable String type, long sequence, byte @Nullable [] value) {
        if (value == null || (type != null && type.startsWith(DELETED))) {
            roles.remove(roleId);
            return;
        }
        Learned.State read = JSON.readValue(value, Learned.class).state();
        Known now = new Known(sequence, copy(read.permissions()), copy(read.fields()));
        roles.merge(roleId, now, (old, newer) -> newer.sequence() > old.sequence() ? newer : old);
    }

    private static <T> List<T> copy(@Nullable List<T> some) {
        return some == null ? List.of() : List.copyOf(some);
    }
}
