package io.klientela.identity.scim;

import io.klientela.platform.web.Problem;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies the operations of RFC 7644, section 3.5.2, to a user. */
final class ScimPatch {
    private static final Pattern PATH = Pattern.compile(
            "(?:urn:ietf:params:scim:schemas:core:2\\.0:User:)?([A-Za-z]+)(\\[[^\\]]*\\])?(?:\\.([A-Za-z]+))?");

    private ScimPatch() {}

    /** @throws Problem 400 where an operation is not one that is understood */
    static void apply(ObjectNode resource, JsonNode patch) {
        JsonNode operations = patch.path("Operations");
        if (!operations.isArray() || operations.isEmpty()) {
            throw Problem.badRequest("A patch needs Operations.");
        }
        operations.forEach(operation -> apply(
                resource,
                operation.path("op").asString("").toLowerCase(Locale.ROOT),
                operation.path("path").asString(""),
                operation.path("value")));
    }

    private static void apply(ObjectNode resource, String op, String path, JsonNode value) {
        if (!op.equals("add") && !op.equals("replace") && !op.equals("remove")) {
            throw Problem.badRequest("An operation is add, replace or remove.");
        }
        if (!path.isEmpty()) {
            set(resource, path, op.equals("remove") ? null : value);
            return;
        }
        if (!value.isObject()) {
            throw Problem.badRequest("An operation without a path needs an object as its value.");
        }
        value.properties().forEach(one -> set(resource, one.getKey(), one.getValue()));
    }

    private static void set(ObjectNode resource, String path, @Nullable JsonNode value) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw Problem.badRequest("The path \"%s\" is not understood.".formatted(path));
        }
        String name = parts.group(1);
        String sub = parts.group(3);
        if (name.equalsIgnoreCase("emails")) {
            emails(resource, sub == null ? value : single(sub, value));
        } else if (sub != null) {
            ObjectNode parent = resource.path(name) instanceof ObjectNode object ? object : resource.putObject(name);
            put(parent, sub, value);
            if (name.equals("name")) {
                renamed(resource, parent, sub);
            }
        } else {
            put(resource, named(resource, name), value);
            if (name.equalsIgnoreCase("name") && value != null) {
                resource.remove("displayName");
            }
        }
    }

    /** The display name follows the parts, and the parts give way to a whole one. */
    private static void renamed(ObjectNode resource, ObjectNode name, String part) {
        resource.remove("displayName");
        if (part.equals("formatted")) {
            name.remove("givenName");
            name.remove("familyName");
        }
    }

    private static JsonNode single(String sub, @Nullable JsonNode value) {
        ArrayNode emails = JsonMapper.shared().createArrayNode();
        ObjectNode email = emails.addObject().put("primary", true);
        if (value != null) {
            email.set(sub, value);
        }
        return emails;
    }

    /** The user name is the address where it was one, so both change together. */
    private static void emails(ObjectNode resource, @Nullable JsonNode value) {
        put(resource, "emails", value);
        JsonNode address = resource.path("emails").path(0).path("value");
        if (address.isString() && resource.path("userName").asString("").contains("@")) {
            resource.set("userName", address);
        }
    }

    /** Names of attributes have no case. */
    private static String named(ObjectNode resource, String name) {
        return resource.propertyNames().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }

    private static void put(ObjectNode parent, String name, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            parent.remove(name);
        } else {
            parent.set(name, value);
        }
    }
}
