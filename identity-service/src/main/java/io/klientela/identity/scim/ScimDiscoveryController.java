package io.klientela.identity.scim;

import io.klientela.platform.security.SecuritySettings;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this provider can do: RFC 7643, sections 5 to 7. */
@Hidden
@RestController
@RequestMapping(
        path = "/scim/v2",
        produces = {ScimErrors.SCIM, "application/json"})
class ScimDiscoveryController extends ScimErrors {
    private final String base;

    ScimDiscoveryController(SecuritySettings settings) {
        this.base = settings.issuer() + "/scim/v2";
    }

    @GetMapping("/ServiceProviderConfig")
    Map<String, Object> configuration() {
        Map<String, Boolean> no = Map.of("supported", false);
        return Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"),
                "patch",
                Map.of("supported", true),
                "bulk",
                Map.of("supported", false, "maxOperations", 0, "maxPayloadSize", 0),
                "filter",
                Map.of("supported", true, "maxResults", ScimLists.MOST),
                "changePassword",
                no,
                "sort",
                no,
                "etag",
                no,
                "authenticationSchemes",
                List.of(Map.of(
                        "type",
                        "oauthbearertoken",
                        "name",
                        "OAuth 2.0 bearer token",
                        "description",
                        "A token of an API client with the role \"directory\", by client credentials",
                        "primary",
                        true)),
                "meta",
                Map.of("resourceType", "ServiceProviderConfig", "location", base + "/ServiceProviderConfig"));
    }

    @GetMapping("/ResourceTypes")
    Map<String, Object> types() {
        List<Map<String, Object>> types =
                List.of(type("User", "Users", ScimUsers.SCHEMA), type("Group", "Groups", ScimGroups.SCHEMA));
        return ScimLists.page(types, types.size(), 1);
    }

    @GetMapping("/ResourceTypes/{name}")
    Map<String, Object> type(@PathVariable String name) {
        return switch (name) {
            case "User" -> type("User", "Users", ScimUsers.SCHEMA);
            case "Group" -> type("Group", "Groups", ScimGroups.SCHEMA);
            default -> throw Problem.notFound("resource type", name);
        };
    }

    @GetMapping("/Schemas")
    Map<String, Object> schemas() {
        List<Map<String, Object>> schemas = List.of(schema(ScimUsers.SCHEMA), schema(ScimGroups.SCHEMA));
        return ScimLists.page(schemas, schemas.size(), 1);
    }

    @GetMapping("/Schemas/{id}")
    Map<String, Object> schema(@PathVariable String id) {
        return switch (id) {
            case ScimUsers.SCHEMA ->
                schema(
                        id,
                        "User",
                        List.of(
                                attribute("userName", "string", true, false),
                                attribute("displayName", "string", false, false),
                                complex("name", false, "formatted", "givenName", "familyName"),
                                complex("emails", true, "value", "type"),
                                attribute("active", "boolean", false, false),
                                complex("groups", true, "value")));
            case ScimGroups.SCHEMA ->
                schema(
                        id,
                        "Group",
                        List.of(attribute("displayName", "string", true, false), complex("members", true, "value")));
            default -> throw Problem.notFound("schema", id);
        };
    }

    private Map<String, Object> schema(String id, String name, List<Map<String, Object>> attributes) {
        return Map.of(
                "schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:Schema"),
                "id", id,
                "name", name,
                "attributes", attributes,
                "meta", Map.of("resourceType", "Schema", "location", base + "/Schemas/" + id));
    }

    private Map<String, Object> type(String name, String endpoint, String schema) {
        return Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:schemas:core:2.0:ResourceType"),
                "id",
                name,
                "name",
                name,
                "endpoint",
                "/" + endpoint,
                "schema",
                schema,
                "meta",
                Map.of("resourceType", "ResourceType", "location", base + "/ResourceTypes/" + name));
    }

    private static Map<String, Object> attribute(String name, String type, boolean required, boolean many) {
        return Map.of(
                "name",
                name,
                "type",
                type,
                "required",
                required,
                "multiValued",
                many,
                "caseExact",
                false,
                "mutability",
                name.equals("groups") ? "readOnly" : "readWrite",
                "returned",
                "default",
                "uniqueness",
                name.equals("userName") ? "server" : "none");
    }

    private static Map<String, Object> complex(String name, boolean many, String... parts) {
        Map<String, Object> attribute = new LinkedHashMap<>(attribute(name, "complex", false, many));
        attribute.put(
                "subAttributes",
                Stream.of(parts)
                        .map(part -> attribute(part, "string", false, false))
                        .toList());
        return attribute;
    }
}
