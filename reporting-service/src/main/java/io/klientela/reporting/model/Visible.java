package io.klientela.reporting.model;

import io.klientela.events.identity.Scope;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;

/**
 * Whose records somebody's reports may count. Equal for all who see the same.
 *
 * @param ownerId the actor, or empty where every record counts
 * @param teamIds the actor's teams, or none where only the actor's own ones count
 */
public record Visible(Scope scope, String ownerId, Set<String> teamIds) {

    private static final String READ = "read";

    /**
     * The records that the current actor may both read and have reported.
     *
     * @param fields those that the report tells or counts by
     * @throws Problem 403 where the current actor may read no report, none of the records, or not one of the fields
     */
    public static Visible toCurrentActor(Access access, String resource, Set<String> fields) {
        access.require("report", READ);
        access.require(resource, READ);
        Actor actor = CurrentActor.get();
        access.hidden(resource).stream().filter(fields::contains).findFirst().ifPresent(field -> {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "This report tells the %s of each %s, which your roles do not let you see."
                            .formatted(field, resource));
        });
        Scope reports = access.scope(actor, "report", READ).orElse(Scope.OWN);
        Scope records = access.scope(actor, resource, READ).orElse(Scope.OWN);
        return switch (reports.compareTo(records) < 0 ? reports : records) {
            case ALL -> new Visible(Scope.ALL, "", Set.of());
            case TEAM -> new Visible(Scope.TEAM, actor.id(), actor.teamIds());
            case OWN -> new Visible(Scope.OWN, actor.id(), Set.of());
        };
    }

    /** The same rule that {@link Access#filter} applies to stored aggregates, on the flat fields of facts. */
    Predicate<Fact> condition() {
        Predicate<Fact> own = fact -> fact.is("ownerId", ownerId);
        return switch (scope) {
            case ALL -> fact -> true;
            case TEAM ->
                own.or(fact -> {
                    String team = fact.text("teamId");
                    return team != null && teamIds.contains(team);
                });
            case OWN -> own;
        };
    }
}
