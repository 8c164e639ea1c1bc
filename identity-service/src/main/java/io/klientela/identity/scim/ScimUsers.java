package io.klientela.identity.scim;

import io.klientela.events.identity.UserState;
import io.klientela.events.identity.UserStatus;
import io.klientela.identity.user.Provisioning.Known;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Users in the terms of RFC 7643, section 4.1. */
final class ScimUsers {
    static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private ScimUsers() {}

    static Map<String, Object> write(UserState user, String base) {
        String email = user.email();
        Map<String, Object> scim = new LinkedHashMap<>();
        scim.put("schemas", List.of(SCHEMA));
        scim.put("id", user.id());
        if (user.externalId() != null) {
            scim.put("externalId", user.externalId());
        }
        scim.put("userName", email == null ? user.name() : email);
        scim.put("displayName", user.name());
        scim.put("name", Map.of("formatted", user.name()));
        if (email != null) {
            scim.put("emails", List.of(Map.of("value", email, "type", "work", "primary", true)));
        }
        scim.put("active", user.status() != UserStatus.DISABLED);
        scim.put("groups", groups(user, base));
        scim.put(
                "meta",
                Map.of(
                        "resourceType",
                        "User",
                        "created",
                        user.createdAt().toString(),
                        "lastModified",
                        user.updatedAt().toString(),
                        "location",
                        base + "/Users/" + user.id()));
        return scim;
    }

    private static List<Map<String, Object>> groups(UserState user, String base) {
        List<Map<String, Object>> groups = new ArrayList<>();
        Stream.concat(
                        user.roles().stream().map(ScimGroups::roleId),
                        user.teamIds().stream().map(ScimGroups::teamId))
                .forEach(id -> groups.add(Map.of("value", id, "$ref", base + "/Groups/" + id, "type", "direct")));
        return groups;
    }

    /** @throws Problem 400 where there is no user name or no address */
    static Known read(JsonNode scim) {
        String userName = text(scim, "userName");
        if (userName == null) {
            throw Problem.badRequest("A user needs a userName.");
        }
        String email = Stream.of(Optional.of(userName), primary(scim.path("emails")))
                .flatMap(Optional::stream)
                .filter(one -> ADDRESS.matcher(one).matches())
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("The userName or one of the emails must be an e-mail address."))
                .toLowerCase(Locale.ROOT);
        return new Known(name(scim).orElse(userName), email, text(scim, "externalId"), active(scim.path("active")));
    }

    /** The resource as the other directory may patch it. */
    static ObjectNode patchable(UserState user, String base) {
        return JsonMapper.shared().valueToTree(write(user, base));
    }

    private static Optional<String> name(JsonNode scim) {
        String display = text(scim, "displayName");
        String formatted = text(scim.path("name"), "formatted");
        String parts = Stream.of(text(scim.path("name"), "givenName"), text(scim.path("name"), "familyName"))
                .filter(part -> part != null)
                .reduce("", (left, right) -> (left + " " + right).strip());
        return Stream.of(display, parts.isEmpty() ? null : parts, formatted)
                .filter(one -> one != null)
                .findFirst();
    }

    private static Optional<String> primary(JsonNode emails) {
        String first = null;
        for (JsonNode email : emails) {
            String value = text(email, "value");
            if (value != null && email.path("primary").asBoolean(false)) {
                return Optional.of(value);
            }
            first = first == null ? value : first;
        }
        return Optional.ofNullable(first);
    }

    /** Some directories write booleans as texts. */
    private static boolean active(JsonNode active) {
        return active.isMissingNode() || active.isNull() || "true".equalsIgnoreCase(active.asString("true"));
    }

    private static @Nullable String text(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        return value.isString() && !value.asString().isBlank()
                ? value.asString().strip()
                : null;
    }
}
