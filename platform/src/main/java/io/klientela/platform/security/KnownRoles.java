package io.klientela.platform.security;

import io.klientela.events.identity.Permission;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Roles in memory, learned from their events; an older event never replaces a newer one. */
final class KnownRoles implements RoleDirectory {
    private static final String DELETED = "klientela.identity.role.deleted.";
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Known(long sequence, List<Permission> permissions) {}

    /** The part of a role event that matters here. */
    private record Learned(State state) {
        private record State(@Nullable List<Permission> permissions) {}
    }

    private final Map<String, Known> roles = new ConcurrentHashMap<>();

    @Override
    public List<Permission> permissionsOf(String roleId) {
        Known known = roles.get(roleId);
        return known == null ? List.of() : known.permissions();
    }

    int size() {
        return roles.size();
    }

    /**
     * Learns one event.
     *
     * @param value null for a tombstone
     * @throws JacksonException where the value is not a role event; what was known stays
     */
    void learn(String roleId, @Nullable String type, long sequence, byte @Nullable [] value) {
        if (value == null || (type != null && type.startsWith(DELETED))) {
            roles.remove(roleId);
            return;
        }
        List<Permission> read = JSON.readValue(value, Learned.class).state().permissions();
        List<Permission> permissions = read == null ? List.of() : List.copyOf(read);
        roles.merge(
                roleId, new Known(sequence, permissions), (old, now) -> now.sequence() > old.sequence() ? now : old);
    }
}
