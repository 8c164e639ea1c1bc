package io.klientela.platform.security;

import com.mongodb.client.model.Filters;
import io.klientela.events.State;
import io.klientela.events.identity.Permission;
import io.klientela.events.identity.Scope;
import io.klientela.platform.web.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.http.HttpStatus;

/**
 * The one place where permissions are decided. A permission covers all records, those of the actor's teams (and the
 * actor's own), or the actor's own; the widest of the actor's roles counts.
 */
public final class Access {
    private static final String READ = "read";
    private static final String ANY = "*";

    private final RoleDirectory roles;

    public Access(RoleDirectory roles) {
        this.roles = roles;
    }

    /** Refuses (403) where no role of the current actor permits the action on any record. */
    public void require(String resource, String action) {
        scopeOrRefuse(CurrentActor.get(), resource, action);
    }

    /** The records that the current actor may do this to, as a condition on stored documents; 403 where there can be none. */
    public Bson filter(String resource, String action) {
        Actor actor = CurrentActor.get();
        return switch (scopeOrRefuse(actor, resource, action)) {
            case ALL -> Filters.empty();
            case TEAM ->
                Filters.or(Filters.in("state.teamId", actor.teamIds()), Filters.eq("state.ownerId", actor.id()));
            case OWN -> Filters.eq("state.ownerId", actor.id());
        };
    }

    /** Refuses the action on this record: 404 where the actor may not even read it, else 403. */
    public void requireOn(String resource, String action, State record) {
        Actor actor = CurrentActor.get();
        if (permits(actor, resource, action, record)) {
            return;
        }
        if (!permits(actor, resource, READ, record)) {
            throw Problem.notFound(resource, record.id());
        }
        throw refusal(resource, action);
    }

    /** Whether the actor may do this to the record. */
    public boolean permits(Actor actor, String resource, String action, State record) {
        return scope(actor, resource, action)
                .map(scope -> covers(scope, actor, record))
                .orElse(false);
    }

    /** The widest scope at which the actor may do this; empty where not at all. */
    public Optional<Scope> scope(Actor actor, String resource, String action) {
        if (actor.isSystem()) {
            return Optional.of(Scope.ALL);
        }
        return permissions(actor).stream()
                .filter(p -> matches(p.resource(), resource))
                .filter(p -> p.actions().stream().anyMatch(granted -> matches(granted, action)))
                .map(Permission::scope)
                .max(Comparator.naturalOrder());
    }

    /** Every row of the matrix that any of the actor's roles grants. */
    public List<Permission> permissions(Actor actor) {
        return actor.roles().stream()
                .sorted()
                .flatMap(role -> roles.permissionsOf(role).stream())
                .distinct()
                .toList();
    }

    private Scope scopeOrRefuse(Actor actor, String resource, String action) {
        return scope(actor, resource, action).orElseThrow(() -> refusal(resource, action));
    }

    private static boolean covers(Scope scope, Actor actor, State record) {
        boolean own = Objects.equals(record.ownerId(), actor.id());
        return switch (scope) {
            case ALL -> true;
            case TEAM -> own || (record.teamId() != null && actor.teamIds().contains(record.teamId()));
            case OWN -> own;
        };
    }

    private static boolean matches(String granted, String wanted) {
        return granted.equals(ANY) || granted.equals(wanted);
    }

    private static Problem refusal(String resource, String action) {
        return Problem.of(
                HttpStatus.FORBIDDEN,
                "None of your roles permits \"%s\" on %s. Ask an administrator for it.".formatted(action, resource));
    }
}
