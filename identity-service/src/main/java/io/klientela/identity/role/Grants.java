package io.klientela.identity.role;

import io.klientela.events.identity.Permission;
import io.klientela.events.identity.Scope;
import io.klientela.events.identity.UserState;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Nobody gives away what they do not hold, and nobody has power over somebody who holds more. */
@Component
public class Grants {
    /** Whoever changes these decides what others may do. */
    private static final Set<String> POWERS = Set.of("user", "team", "role", "client", "account", "session");

    private final Access access;
    private final Roles roles;

    Grants(Access access, Roles roles) {
        this.access = access;
        this.roles = roles;
    }

    /** Refuses (403) roles that give more than the current actor holds. @param field of the input that names them */
    public void requireGrantable(Collection<String> roleIds, String field) {
        actor().ifPresent(actor -> roleIds.stream()
                .filter(role -> !access.coversRoles(actor, List.of(role)))
                .findFirst()
                .ifPresent(role -> {
                    throw Problem.of(
                                    HttpStatus.FORBIDDEN,
                                    "The role \"%s\" gives more than you hold yourself, so you cannot give it."
                                            .formatted(roles.nameOf(role)))
                            .field(field, "gives more than you hold");
                }));
    }

    /** Refuses (403) to change how somebody signs in, or whether, who holds more than the current actor. */
    public void requirePowerOver(UserState user) {
        actor().filter(actor -> !actor.id().equals(user.id()))
                .filter(actor -> !access.coversRoles(actor, user.roles()))
                .ifPresent(actor -> {
                    throw Problem.of(
                            HttpStatus.FORBIDDEN,
                            "%s holds a role that gives more than you hold yourself.".formatted(user.name()));
                });
    }

    /**
     * Refuses (403) to take rights or the way in from who administers more than the current actor does. Of anybody else
     * whoever keeps users may take them, without holding them: a directory that cannot let go is worth nothing.
     */
    public void requireMayStop(UserState user) {
        actor().filter(actor -> !actor.id().equals(user.id()))
                .filter(actor -> !access.covers(actor, powersOf(user), List.of()))
                .ifPresent(actor -> {
                    throw Problem.of(
                            HttpStatus.FORBIDDEN, "%s administers more than you do yourself.".formatted(user.name()));
                });
    }

    private List<Permission> powersOf(UserState user) {
        return user.roles().stream()
                .flatMap(role -> roles.permissionsOf(role).stream())
                .filter(row -> row.scope() != Scope.OWN)
                .flatMap(row -> resourcesOf(row)
                        .filter(POWERS::contains)
                        .map(resource -> new Permission(resource, changing(row), row.scope())))
                .filter(row -> !row.actions().isEmpty())
                .toList();
    }

    private static Stream<String> resourcesOf(Permission row) {
        return row.resource().equals(Resources.ANY) ? POWERS.stream() : Stream.of(row.resource());
    }

    private static List<String> changing(Permission row) {
        return row.actions().stream().filter(action -> !action.equals("read")).toList();
    }

    /** Refuses (403) a role that would give more than the current actor holds. */
    void requireCovered(RoleInput role) {
        actor().ifPresent(actor -> {
            for (int i = 0; i < role.permissions().size(); i++) {
                if (!access.covers(actor, List.of(role.permissions().get(i)), role.fieldRules())) {
                    throw Problem.of(HttpStatus.FORBIDDEN, "A role cannot give more than you hold yourself.")
                            .field("permissions[%d]".formatted(i), "is more than you hold");
                }
            }
        });
    }

    private static Optional<Actor> actor() {
        return CurrentActor.find().filter(actor -> !actor.isSystem());
    }
}
