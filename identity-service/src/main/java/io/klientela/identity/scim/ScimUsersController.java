package io.klientela.identity.scim;

import com.mongodb.client.model.Filters;
import io.klientela.events.identity.UserState;
import io.klientela.identity.scim.ScimLists.Equal;
import io.klientela.identity.user.Emails;
import io.klientela.identity.user.Provisioning;
import io.klientela.identity.user.Users;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.SecuritySettings;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
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
import tools.jackson.databind.node.ObjectNode;

/** Users, as another directory keeps them; the roles of its API client decide what it may do. */
@Hidden
@RestController
@RequestMapping(
        path = "/scim/v2/Users",
        produces = {ScimErrors.SCIM, "application/json"})
class ScimUsersController extends ScimErrors {
    private static final String USER = "user";

    private final Provisioning provisioning;
    private final Users users;
    private final Access access;
    private final String base;

    ScimUsersController(Provisioning provisioning, Users users, Access access, SecuritySettings settings) {
        this.provisioning = provisioning;
        this.users = users;
        this.access = access;
        this.base = settings.issuer() + "/scim/v2";
    }

    @GetMapping
    Map<String, Object> list(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable Integer startIndex,
            @RequestParam(required = false) @Nullable Integer count) {
        Bson seen = Filters.and(
                access.filter(USER, "read"),
                ScimLists.filter(filter).map(ScimUsersController::condition).orElse(Filters.empty()));
        int start = ScimLists.start(startIndex);
        int limit = ScimLists.count(count);
        List<UserState> found = limit == 0 ? List.of() : provisioning.find(seen, start - 1, limit);
        return ScimLists.page(
                found.stream().map(user -> ScimUsers.write(user, base)).toList(), provisioning.count(seen), start);
    }

    @GetMapping("/{id}")
    Map<String, Object> get(@PathVariable String id) {
        return ScimUsers.write(find(id, "read"), base);
    }

    @PostMapping
    ResponseEntity<Map<String, Object>> create(@RequestBody JsonNode scim) {
        access.require(USER, "create");
        UserState user = provisioning.create(ScimUsers.read(scim));
        return ResponseEntity.created(URI.create(base + "/Users/" + user.id())).body(ScimUsers.write(user, base));
    }

    @PutMapping("/{id}")
    Map<String, Object> replace(@PathVariable String id, @RequestBody JsonNode scim) {
        find(id, "update");
        return ScimUsers.write(provisioning.update(id, ScimUsers.read(scim)), base);
    }

    @PatchMapping("/{id}")
    Map<String, Object> patch(@PathVariable String id, @RequestBody JsonNode patch) {
        ObjectNode resource = ScimUsers.patchable(find(id, "update"), base);
        ScimPatch.apply(resource, patch);
        return ScimUsers.write(provisioning.update(id, ScimUsers.read(resource)), base);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String id) {
        find(id, "delete");
        provisioning.delete(id);
        return ResponseEntity.noContent().build();
    }

    private UserState find(String id, String action) {
        access.require(USER, action);
        UserState user = users.find(id).orElseThrow(() -> Problem.notFound(USER, id));
        access.requireOn(USER, action, user);
        return user;
    }

    private static Bson condition(Equal equal) {
        return switch (equal.attribute()) {
            case "username", "emails", "emails.value" -> Filters.eq("state.email", Emails.normal(equal.value()));
            case "externalid" -> Filters.eq("state.externalId", equal.value());
            case "id" -> Filters.eq("_id", equal.value());
            case "displayname", "name.formatted" -> Filters.eq("state.name", equal.value());
            case "active" ->
                equal.value().equals("true")
                        ? Filters.ne("state.status", "disabled")
                        : Filters.eq("state.status", "disabled");
            default -> throw Problem.badRequest("This filter is not supported: \"%s\".".formatted(equal.attribute()));
        };
    }
}
