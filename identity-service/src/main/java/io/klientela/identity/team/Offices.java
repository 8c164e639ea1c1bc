package io.klientela.identity.team;

import com.mongodb.client.model.Filters;
import io.klientela.events.identity.TeamState;
import io.klientela.platform.Ids;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.web.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Teams that come with imported users: each regional office is one, and each manager's people are one below it. */
@Component
public class Offices {
    private static final int RETRY_SECONDS = 1;

    /** Where somebody works. */
    public record Place(@Nullable String office, @Nullable String manager) {

        /** The external id of the team that its people belong to; null where the file names none. */
        private @Nullable String key() {
            if (manager != null) {
                return managerKey(manager);
            }
            return office == null ? null : officeKey(office);
        }
    }

    private final Aggregates<Team, TeamState> teams;
    private final Stamps stamps;

    Offices(Aggregates<Team, TeamState> teams, Stamps stamps) {
        this.teams = teams;
        this.stamps = stamps;
    }

    /** The id of each place's team; those that do not exist are created, whatever is there stays as it is. */
    public Map<Place, String> teamsOf(Collection<Place> places) {
        Map<String, TeamInput> offices = new LinkedHashMap<>();
        places.forEach(place -> {
            String office = place.office();
            if (office != null) {
                offices.putIfAbsent(officeKey(office), new TeamInput(office, null, officeKey(office)));
            }
        });
        Map<String, String> ids = ensure(offices);
        Map<String, TeamInput> managers = new LinkedHashMap<>();
        places.forEach(place -> {
            String manager = place.manager();
            if (manager != null) {
                String parent = place.office() == null ? null : ids.get(officeKey(place.office()));
                managers.putIfAbsent(managerKey(manager), new TeamInput(manager, parent, managerKey(manager)));
            }
        });
        ids.putAll(ensure(managers));
        Map<Place, String> found = new HashMap<>();
        places.forEach(place -> {
            String key = place.key();
            String id = key == null ? null : ids.get(key);
            if (id != null) {
                found.put(place, id);
            }
        });
        return found;
    }

    private Map<String, String> ensure(Map<String, TeamInput> wanted) {
        Map<String, String> ids = ids(wanted.keySet());
        var missing = wanted.entrySet().stream()
                .filter(team -> !ids.containsKey(team.getKey()))
                .map(team -> Team.create(Ids.next(), team.getValue(), stamps.now()))
                .toList();
        if (missing.isEmpty()) {
            return ids;
        }
        teams.saveAll(missing);
        Map<String, String> now = ids(wanted.keySet());
        if (now.size() < wanted.size()) {
            throw Problem.unavailable("Some teams could not be written. Try again.", RETRY_SECONDS);
        }
        return now;
    }

    private Map<String, String> ids(Collection<String> externalIds) {
        Map<String, String> ids = new HashMap<>();
        teams.findAll(Filters.in("state.externalId", externalIds))
                .forEach(team -> ids.put(String.valueOf(team.state().externalId()), team.id()));
        return ids;
    }

    private static String officeKey(String office) {
        return "office:" + office;
    }

    private static String managerKey(String manager) {
        return "manager:" + manager;
    }
}
