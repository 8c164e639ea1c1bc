package io.klientela.platform.security;

import com.mongodb.client.model.Filters;
import io.klientela.events.State;
import io.klientela.events.identity.FieldRule;
import io.klientela.events.identity.Permission;
import io.klientela.events.identity.Scope;
import io.klientela.platform.web.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The one place where permissions are decided. A permission covers all records, those of the actor's teams (and the
 * actor's own), or the actor's own; the widest of the actor's roles counts.
 */
public final class Access {
    /** To see the application as another user. */
    public static final String SEE_AS = "see-as";

    static final String READ = "read";
    static final String ANY = "*";

    private final RoleDirectory roles;
    private final FieldRights fields;
    private final RightUses uses;

    public Access(RoleDirectory roles) {
        this(roles, (actor, resource, action) -> {});
    }

    Access(RoleDirectory roles, RightUses uses) {
        this.roles = roles;
        this.uses = uses;
        this.fields = new FieldRights(roles);
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
            use(actor, resource, action);
            return;
        }
        if (!permits(actor, resource, READ, record)) {
            throw Problem.notFound(resource, record.id());
        }
        throw refusal(resource, action);
    }

    /** Whether the actor may do this to the record. */
    public boolean permits(Actor actor, String resource, String action, State record) {
        return permits(actor, resource, action, record.ownerId(), record.teamId());
    }

    /** Whether the actor may do this to a record of this owner and team. */
    public boolean permits(
            Actor actor, String resource, String action, @Nullable String ownerId, @Nullable String teamId) {
        return scope(actor, resource, action)
                .map(scope -> covers(scope, actor, ownerId, teamId))
                .orElse(false);
    }

    /**
     * Whether the record may be named in an input: the current actor can read it. In background work, which nobody bound
     * to an actor, every record can be.
     */
    public boolean mayRefer(String resource, State record) {
        return mayRefer(resource, record.ownerId(), record.teamId());
    }

    /** Like {@link #mayRefer(String, State)}, for what is only known of. */
    public boolean mayRefer(String resource, @Nullable String ownerId, @Nullable String teamId) {
        return CurrentActor.find()
                .map(actor -> permits(actor, resource, READ, ownerId, teamId))
                .orElse(true);
    }

    /** Whether the current actor may do this to every record there is. */
    public boolean permitsAll(String resource, String action) {
        return scope(CurrentActor.get(), resource, action).equals(Optional.of(Scope.ALL));
    }

    /** Refuses (403) what reaches records of everybody where the current actor's permission is narrower. */
    public void requireAll(String resource, String action) {
        if (!permitsAll(resource, action)) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "This reaches every %s, and none of your roles permits \"%s\" on all of them."
                            .formatted(resource, action));
        }
    }

    /** What the actor's roles together keep from the actor. */
    public List<FieldRule> fieldRules(Actor actor) {
        return fields.of(actor);
    }

    /** The fields of the resource that the current actor does not see. */
    public Set<String> hidden(String resource) {
        return CurrentActor.find().map(actor -> fields.hidden(actor, resource)).orElse(Set.of());
    }

    /** The fields of the resource that the current actor does not change, whatever else may be changed. */
    public Set<String> unwritable(String resource) {
        return CurrentActor.find()
                .map(actor -> fields.unwritable(actor, resource))
                .orElse(Set.of());
    }

    /** The components of a shown record that the current actor does not see, by their {@link Reveals}. */
    public Set<String> concealed(Class<?> shown) {
        return Reveals.Told.components(shown).stream()
                .filter(component -> conceals(shown, component))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it can ever be among the {@link #concealed}. */
    public boolean isTold(Class<?> shown, String component) {
        return Reveals.Told.by(shown, component).isPresent();
    }

    /** Whether the component of a shown record tells what the current actor does not see. */
    public boolean conceals(Class<?> shown, String component) {
        return CurrentActor.find().isPresent()
                && Reveals.Told.by(shown, component)
                        .filter(told -> hidden(told.value()).contains(told.field())
                                || (told.ofAll() && !permitsAll(told.value(), READ)))
                        .isPresent();
    }

    /** Whether the actor holds everything that these roles give, so that to hand them on gives nothing away. */
    public boolean coversRoles(Actor actor, Collection<String> others) {
        return others.stream().allMatch(role -> covers(actor, roles.permissionsOf(role), roles.fieldRulesOf(role)));
    }

    /** Whether the actor holds everything that a role with these rows and field rules gives. */
    public boolean covers(Actor actor, Collection<Permission> rows, Collection<FieldRule> fields) {
        boolean rights = rows.stream()
                .allMatch(row -> row.actions().stream()
                        .allMatch(action -> scope(actor, row.resource(), action)
                                .filter(scope -> scope.compareTo(row.scope()) >= 0)
                                .isPresent()));
        return rights
                && rows.stream()
                        .map(Permission::resource)
                        .distinct()
                        .allMatch(resource -> this.fields.covers(actor, resource, fields));
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
        Scope scope = scope(actor, resource, action).orElseThrow(() -> refusal(resource, action));
        use(actor, resource, action);
        return scope;
    }

    /** Who only sees the application as somebody else does uses nothing in that person's name. */
    private void use(Actor actor, String resource, String action) {
        if (CurrentActor.isInPerson()) {
            uses.used(actor, resource, action);
        }
    }

    private static boolean covers(Scope scope, Actor actor, @Nullable String ownerId, @Nullable String teamId) {
        boolean own = Objects.equals(ownerId, actor.id());
        return switch (scope) {
            case ALL -> true;
            case TEAM -> own || (teamId != null && actor.teamIds().contains(teamId));
            case OWN -> own;
        };
    }

    static boolean matches(String granted, String wanted) {
        return granted.equals(ANY) || granted.equals(wanted);
    }

    private static Problem refusal(String resource, String action) {
        return Problem.of(
                HttpStatus.FORBIDDEN,
                "None of your roles permits \"%s\" on %s. Ask an administrator for it.".formatted(action, resource));
    }
}
