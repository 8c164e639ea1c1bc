package io.klientela.reporting.model;

import com.mongodb.client.model.Filters;
import io.klientela.events.identity.Scope;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.util.Set;
import org.bson.conversions.Bson;

/**
 * Whose records somebody's reports may count. Equal for all who see the same.
 *
 * @param ownerId the actor, or empty where every record counts
 * @param teamIds the actor's teams, or none where only the actor's own ones count
 */
public record Visible(Scope scope, String ownerId, Set<String> teamIds) {

    /** @throws io.klientela.platform.web.Problem 403 where the current actor may read no report */
    public static Visible toCurrentActor(Access access) {
        access.require("report", "read");
        Actor actor = CurrentActor.get();
        return switch (access.scope(actor, "report", "read").orElse(Scope.OWN)) {
            case ALL -> new Visible(Scope.ALL, "", Set.of());
            case TEAM -> new Visible(Scope.TEAM, actor.id(), actor.teamIds());
            case OWN -> new Visible(Scope.OWN, actor.id(), Set.of());
        };
    }

    /** The same rule that {@link Access#filter} applies to stored aggregates, on the flat fields of facts. */
    Bson filter() {
        Bson own = Filters.eq("ownerId", ownerId);
        return switch (scope) {
            case ALL -> Filters.empty();
            case TEAM -> Filters.or(Filters.in("teamId", teamIds), own);
            case OWN -> own;
        };
    }
}
