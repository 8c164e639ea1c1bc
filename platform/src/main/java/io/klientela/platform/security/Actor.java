package io.klientela.platform.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who does something: a person, an API client, or a service itself in background work.
 *
 * @param type {@code user}, {@code client} or {@code system}
 * @param roles ids of roles
 * @param teamIds the actor's teams and every team below them
 */
public record Actor(String type, String id, @Nullable String name, Set<String> roles, Set<String> teamIds) {
    private static final String USER = "user";
    private static final String CLIENT = "client";
    private static final String SYSTEM = "system";

    public Actor {
        roles = Set.copyOf(roles);
        teamIds = Set.copyOf(teamIds);
    }

    public static Actor user(String id, @Nullable String name, Set<String> roles, Set<String> teamIds) {
        return new Actor(USER, id, name, roles, teamIds);
    }

    public static Actor client(String id, @Nullable String name, Set<String> roles, Set<String> teamIds) {
        return new Actor(CLIENT, id, name, roles, teamIds);
    }

    /** The service itself, e.g. {@code sales-service}; it may do everything. */
    public static Actor system(String service) {
        return new Actor(SYSTEM, service, service, Set.of(), Set.of());
    }

    public boolean isUser() {
        return type.equals(USER);
    }

    public boolean isSystem() {
        return type.equals(SYSTEM);
    }

    /** The form on events and in the audit trail: {@code user:<id>}, {@code client:<id>} or {@code system:<service>}. */
    public String wire() {
        return type + ":" + id;
    }

    @Override
    public String toString() {
        return wire();
    }
}
