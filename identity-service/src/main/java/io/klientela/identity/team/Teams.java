package io.klientela.identity.team;

import com.mongodb.client.model.Filters;
import io.klientela.events.identity.TeamState;
import io.klientela.platform.Ids;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.web.Problem;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tree of teams. */
@Component
public class Teams {
    private final Aggregates<Team, TeamState> teams;
    private final Stamps stamps;

    Teams(Aggregates<Team, TeamState> teams, Stamps stamps) {
        this.teams = teams;
        this.stamps = stamps;
    }

    public Optional<TeamState> find(String id) {
        return teams.find(id).map(Team::state);
    }

    public List<TeamState> all() {
        return teams.findAll(Filters.empty()).stream().map(Team::state).toList();
    }

    /** A new team, below none. */
    public TeamState add(String name, @Nullable String externalId) {
        return teams.add(Team.create(Ids.next(), new TeamInput(name, null, externalId), stamps.now()))
                .state();
    }

    public void rename(String id, String name) {
        teams.change(
                id,
                null,
                team -> team.edit(
                        new TeamInput(
                                name, team.state().parentId(), team.state().externalId()),
                        stamps.now()));
    }

    public boolean exists(String id) {
        return teams.find(id).isPresent();
    }

    /** These teams and every team below them: whoever belongs to a team sees the records of those too. */
    public Set<String> withAllBelow(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        Map<String, Set<String>> children = children();
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(ids);
        while (!next.isEmpty()) {
            String id = next.remove();
            if (reached.add(id)) {
                next.addAll(children.getOrDefault(id, Set.of()));
            }
        }
        return reached;
    }

    /** Refuses a parent that is unknown, or that is the team itself or below it. @param id null for a new team */
    void requireParent(@Nullable String id, @Nullable String parentId) {
        if (parentId == null) {
            return;
        }
        if (!exists(parentId)) {
            throw Problem.unprocessable("There is no team with the id \"%s\".".formatted(parentId))
                    .field("parentId", "names an unknown team");
        }
        if (id != null && withAllBelow(List.of(id)).contains(parentId)) {
            throw Problem.unprocessable("A team cannot be below itself.").field("parentId", "is this team or below it");
        }
    }

    void requireNoneBelow(Team team) {
        if (withAllBelow(List.of(team.id())).size() > 1) {
            throw Problem.conflict("There are teams below this one. Move or delete them first.");
        }
    }

    private Map<String, Set<String>> children() {
        Map<String, Set<String>> children = new HashMap<>();
        teams.collection()
                .find(Filters.and(Filters.exists("state.parentId"), Filters.exists("deletedAt", false)))
                .projection(new Document("state.parentId", 1))
                .forEach(team -> children.computeIfAbsent(
                                team.get("state", Document.class).getString("parentId"), id -> new LinkedHashSet<>())
                        .add(team.getString("_id")));
        return children;
    }
}
