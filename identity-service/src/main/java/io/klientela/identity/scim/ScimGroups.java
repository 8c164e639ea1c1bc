package io.klientela.identity.scim;

import com.mongodb.client.model.Filters;
import io.klientela.events.identity.UserState;
import io.klientela.identity.role.Roles;
import io.klientela.identity.team.Teams;
import io.klientela.identity.user.Provisioning;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Groups are the roles and the teams, under ids that tell them apart: {@code role-sales-rep}, {@code team-0195…}. */
@Component
class ScimGroups {
    static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Group";
    private static final String ROLE = "role-";
    private static final String TEAM = "team-";
    private static final int MOST_MEMBERS = 10_000;

    private final Roles roles;
    private final Teams teams;
    private final Provisioning users;

    ScimGroups(Roles roles, Teams teams, Provisioning users) {
        this.roles = roles;
        this.teams = teams;
        this.users = users;
    }

    /** @param id with its kind */
    record Group(String id, String name) {
        boolean isRole() {
            return id.startsWith(ROLE);
        }

        String own() {
            return id.substring(id.indexOf('-') + 1);
        }
    }

    static String roleId(String role) {
        return ROLE + role;
    }

    static String teamId(String team) {
        return TEAM + team;
    }

    List<Group> all() {
        List<Group> all = new ArrayList<>();
        roles.all().forEach(role -> all.add(new Group(roleId(role.id()), role.name())));
        teams.all().forEach(team -> all.add(new Group(teamId(team.id()), team.name())));
        return all;
    }

    Group get(String id) {
        Optional<Group> found = id.startsWith(ROLE)
                ? roles.find(id.substring(ROLE.length())).map(role -> new Group(id, role.name()))
                : id.startsWith(TEAM)
                        ? teams.find(id.substring(TEAM.length())).map(team -> new Group(id, team.name()))
                        : Optional.empty();
        return found.orElseThrow(() -> Problem.notFound("group", id));
    }

    /** A new team: what another directory calls otherwise than a role is one. */
    Group create(String name, Set<String> members) {
        users.requireKnown(members);
        if (all().stream().anyMatch(group -> group.name().equalsIgnoreCase(name))) {
            throw Problem.conflict("There is a group of this name already.");
        }
        return new Group(teamId(teams.add(name, null).id()), name);
    }

    void rename(Group group, String name) {
        if (group.isRole()) {
            if (!group.name().equals(name)) {
                throw Problem.badRequest("A role is not renamed from outside.");
            }
            return;
        }
        teams.rename(group.own(), name);
    }

    /** What makes the named users, and nobody else, members. */
    Map<String, Boolean> only(Group group, Set<String> members) {
        Map<String, Boolean> changes = new LinkedHashMap<>();
        members(group).forEach(user -> changes.put(user.id(), false));
        members.forEach(id -> changes.put(id, true));
        return changes;
    }

    /** @param members by the ids of users, whether each is one from now on */
    void change(Group group, Map<String, Boolean> members) {
        if (group.isRole()) {
            users.give(group.own(), members);
        } else {
            users.requireKnown(members.keySet());
            members.forEach((id, member) -> users.putInto(id, group.own(), member));
        }
    }

    List<UserState> members(Group group) {
        Bson filter = Filters.eq(group.isRole() ? "state.roles" : "state.teamIds", group.own());
        return users.find(filter, 0, MOST_MEMBERS);
    }

    Map<String, Object> write(Group group, String base, boolean withMembers) {
        Map<String, Object> scim = new LinkedHashMap<>();
        scim.put("schemas", List.of(SCHEMA));
        scim.put("id", group.id());
        scim.put("displayName", group.name());
        if (withMembers) {
            scim.put(
                    "members",
                    members(group).stream()
                            .map(user -> Map.of(
                                    "value", user.id(),
                                    "display", user.name(),
                                    "$ref", base + "/Users/" + user.id()))
                            .toList());
        }
        scim.put("meta", Map.of("resourceType", "Group", "location", base + "/Groups/" + group.id()));
        return scim;
    }
}
