package io.klientela.platform.security;

import io.klientela.events.identity.FieldAccess;
import io.klientela.events.identity.FieldRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which fields an actor sees and changes. Of several roles that give the resource, the most permissive counts: a field is
 * kept from somebody only where each of them keeps it.
 */
final class FieldRights {
    private static final Set<FieldAccess> HIDDEN = EnumSet.of(FieldAccess.HIDDEN);
    private static final Set<FieldAccess> HIDDEN_OR_READ_ONLY = EnumSet.allOf(FieldAccess.class);

    private final RoleDirectory roles;

    FieldRights(RoleDirectory roles) {
        this.roles = roles;
    }

    /** With the fields that repeat a hidden one of another resource. */
    Set<String> hidden(Actor actor, String resource) {
        Set<String> hidden = new HashSet<>(restricted(actor, resource, HIDDEN, true));
        Copies.into(resource).forEach((field, original) -> {
            if (restricted(actor, original.resource(), HIDDEN, true).contains(original.field())) {
                hidden.add(field);
            }
        });
        return hidden;
    }

    /** Hidden or read-only. */
    Set<String> unwritable(Actor actor, String resource) {
        Set<String> unwritable = new HashSet<>(hidden(actor, resource));
        unwritable.addAll(restricted(actor, resource, HIDDEN_OR_READ_ONLY, false));
        return unwritable;
    }

    /** Everything that is kept from the actor. */
    List<FieldRule> of(Actor actor) {
        List<FieldRule> all = new ArrayList<>();
        actor.roles().stream()
                .flatMap(role -> roles.fieldRulesOf(role).stream())
                .map(FieldRule::resource)
                .distinct()
                .sorted()
                .forEach(resource -> {
                    Set<String> hidden = hidden(actor, resource);
                    unwritable(actor, resource).stream()
                            .sorted()
                            .map(field -> new FieldRule(
                                    resource,
                                    field,
                                    hidden.contains(field) ? FieldAccess.HIDDEN : FieldAccess.READ_ONLY))
                            .forEach(all::add);
                });
        return List.copyOf(all);
    }

    /** Whether the rules keep at least what is kept from the actor. */
    boolean covers(Actor actor, String resource, Collection<FieldRule> rules) {
        return ruled(rules, resource, HIDDEN).containsAll(restricted(actor, resource, HIDDEN, true))
                && ruled(rules, resource, HIDDEN_OR_READ_ONLY)
                        .containsAll(restricted(actor, resource, HIDDEN_OR_READ_ONLY, false));
    }

    /** @param reading whether roles count that let read, or those that let change */
    private Set<String> restricted(Actor actor, String resource, Set<FieldAccess> kinds, boolean reading) {
        @Nullable Set<String> restricted = null;
        for (String role : actor.roles()) {
            if (gives(role, resource, reading)) {
                Set<String> ofRole = ruled(roles.fieldRulesOf(role), resource, kinds);
                if (restricted == null) {
                    restricted = new HashSet<>(ofRole);
                } else {
                    restricted.retainAll(ofRole);
                }
            }
        }
        return restricted == null ? Set.of() : restricted;
    }

    private boolean gives(String role, String resource, boolean reading) {
        return roles.permissionsOf(role).stream()
                .filter(row -> Access.matches(row.resource(), resource))
                .map(row -> row.actions())
                .flatMap(List::stream)
                .anyMatch(action -> action.equals(Access.ANY) || action.equals(Access.READ) == reading);
    }

    private static Set<String> ruled(Collection<FieldRule> rules, String resource, Set<FieldAccess> kinds) {
        return rules.stream()
                .filter(rule -> rule.resource().equals(resource) && kinds.contains(rule.access()))
                .map(FieldRule::field)
                .collect(Collectors.toUnmodifiableSet());
    }
}
