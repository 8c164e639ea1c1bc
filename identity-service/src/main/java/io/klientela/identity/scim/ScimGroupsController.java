package io.klientela.identity.scim;

import io.klientela.identity.scim.ScimGroups.Group;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.SecuritySettings;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Who belongs to which role and team, as another directory keeps it. */
@Hidden
@RestController
@RequestMapping(
        path = "/scim/v2/Groups",
        produces = {ScimErrors.SCIM, "application/json"})
class ScimGroupsController extends ScimErrors {
    private static final Pattern ONE_MEMBER = Pattern.compile("members\\[\\s*value\\s+eq\\s+\"([^\"]+)\"\\s*\\]");

    private final ScimGroups groups;
    private final Access access;
    private final String base;

    ScimGroupsController(ScimGroups groups, Access access, SecuritySettings settings) {
        this.groups = groups;
        this.access = access;
        this.base = settings.issuer() + "/scim/v2";
    }

    @GetMapping
    Map<String, Object> list(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable Integer startIndex,
            @RequestParam(required = false) @Nullable Integer count,
            @RequestParam(required = false) @Nullable String excludedAttributes) {
        access.require("team", "read");
        access.require("role", "read");
        List<Group> all = ScimLists.filter(filter)
                .map(equal -> groups.all().stream()
                        .filter(group -> switch (equal.attribute()) {
                            case "displayname" -> group.name().equalsIgnoreCase(equal.value());
                            case "id" -> group.id().equals(equal.value());
                            default ->
                                throw Problem.badRequest(
                                        "This filter is not supported: \"%s\".".formatted(equal.attribute()));
                        })
                        .toList())
                .orElseGet(groups::all);
        int start = ScimLists.start(startIndex);
        boolean withMembers = excludedAttributes == null || !excludedAttributes.contains("members");
        List<Map<String, Object>> page = all.stream()
                .skip(start - 1L)
                .limit(ScimLists.count(count))
                .map(group -> groups.write(group, base, withMembers))
                .toList();
        return ScimLists.page(page, all.size(), start);
    }

    @GetMapping("/{id}")
    Map<String, Object> get(@PathVariable String id) {
        access.require("team", "read");
        access.require("role", "read");
        return groups.write(groups.get(id), base, true);
    }

    @PostMapping
    ResponseEntity<Map<String, Object>> create(@RequestBody JsonNode scim) {
        access.require("team", "create");
        access.require("user", "update");
        Set<String> members = members(scim.path("members"));
        Group group = groups.create(name(scim), members);
        groups.change(group, groups.only(group, members));
        return ResponseEntity.created(URI.create(base + "/Groups/" + group.id()))
                .body(groups.write(group, base, true));
    }

    @PutMapping("/{id}")
    Map<String, Object> replace(@PathVariable String id, @RequestBody JsonNode scim) {
        access.require("user", "update");
        Group group = groups.get(id);
        rename(group, name(scim));
        groups.change(group, groups.only(group, members(scim.path("members"))));
        return get(id);
    }

    @PatchMapping("/{id}")
    Map<String, Object> patch(@PathVariable String id, @RequestBody JsonNode patch) {
        access.require("user", "update");
        Group group = groups.get(id);
        JsonNode operations = patch.path("Operations");
        if (!operations.isArray() || operations.isEmpty()) {
            throw Problem.badRequest("A patch needs Operations.");
        }
        Map<String, Boolean> changes = new LinkedHashMap<>();
        operations.forEach(operation -> apply(
                group,
                operation.path("op").asString("").toLowerCase(Locale.ROOT),
                operation.path("path").asString(""),
                operation.path("value"),
                changes));
        groups.change(group, changes);
        return get(id);
    }

    private void apply(Group group, String op, String path, JsonNode value, Map<String, Boolean> changes) {
        Matcher one = ONE_MEMBER.matcher(path);
        if (one.matches() && op.equals("remove")) {
            changes.put(one.group(1), false);
        } else if (path.equals("displayName")) {
            rename(group, value.asString(""));
        } else if (path.equals("members")) {
            changes.putAll(members(group, op, value));
        } else if (path.isEmpty() && value.isObject()) {
            if (value.has("displayName")) {
                rename(group, value.get("displayName").asString(""));
            }
            if (value.has("members")) {
                changes.putAll(members(group, op, value.get("members")));
            }
        } else {
            throw Problem.badRequest("The path \"%s\" is not understood.".formatted(path));
        }
    }

    private Map<String, Boolean> members(Group group, String op, JsonNode value) {
        Set<String> named = members(value);
        return switch (op) {
            case "add" -> each(named, true);
            case "replace" -> groups.only(group, named);
            case "remove" -> value.isMissingNode() ? groups.only(group, Set.of()) : each(named, false);
            default -> throw Problem.badRequest("An operation is add, replace or remove.");
        };
    }

    private static Map<String, Boolean> each(Set<String> ids, boolean member) {
        return ids.stream().collect(Collectors.toMap(id -> id, id -> member));
    }

    private void rename(Group group, String name) {
        if (name.isBlank()) {
            throw Problem.badRequest("A group needs a displayName.");
        }
        if (!name.equals(group.name())) {
            access.require("team", "update");
            groups.rename(group, name);
        }
    }

    private static Set<String> members(JsonNode members) {
        Set<String> ids = new TreeSet<>();
        members.forEach(member -> ids.add(member.path("value").asString("")));
        return ids;
    }

    private static String name(JsonNode scim) {
        String name = scim.path("displayName").asString("").strip();
        if (name.isEmpty() || name.length() > 200) {
            throw Problem.badRequest("A group needs a displayName of 1 to 200 characters.");
        }
        return name;
    }
}
