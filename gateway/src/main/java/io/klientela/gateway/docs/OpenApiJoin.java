package io.klientela.gateway.docs;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * One OpenAPI document out of several. Components that two services describe alike stay one; where they differ, the
 * later service's gets that service's name in front.
 */
final class OpenApiJoin {

    private static final String REF = "#/components/";

    private final ObjectNode joined;
    private final ObjectNode paths;
    private final ObjectNode components;
    private final ArrayNode tags;
    private final ArrayNode missing;

    OpenApiJoin(JsonMapper json) {
        joined = json.createObjectNode();
        joined.put("openapi", "3.1.0");
        joined.putObject("info").put("title", "Klientela").put("version", "v1");
        joined.putArray("servers");
        tags = joined.putArray("tags");
        paths = joined.putObject("paths");
        components = joined.putObject("components");
        ObjectNode bearer = components.putObject("securitySchemes").putObject("bearer");
        bearer.put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT");
        joined.putArray("security").addObject().putArray("bearer");
        missing = joined.putArray("x-klientela-missing");
    }

    void missing(String service) {
        missing.add(service);
    }

    void add(String service, ObjectNode document) {
        Map<String, String> renamed = clashes(service, document.path("components"));
        JsonNode own = renamed.isEmpty() ? document : withRefs(document.deepCopy(), renamed);
        own.path("components").properties().forEach(kind -> addComponents(kind.getKey(), kind.getValue(), renamed));
        own.path("paths").properties().forEach(path -> addPath(service, path.getKey(), path.getValue()));
        tags.addAll(own.path("tags").valueStream().toList());
    }

    ObjectNode document(String server) {
        ((ArrayNode) joined.get("servers")).addObject().put("url", server);
        return joined;
    }

    /** Old reference → new reference of components whose name is taken by something else. */
    private Map<String, String> clashes(String service, JsonNode added) {
        Map<String, String> renamed = new TreeMap<>();
        added.properties()
                .forEach(kind -> kind.getValue().properties().forEach(component -> {
                    JsonNode taken = components.path(kind.getKey()).path(component.getKey());
                    if (!taken.isMissingNode() && !taken.equals(component.getValue())) {
                        String ref = REF + kind.getKey() + "/";
                        renamed.put(ref + component.getKey(), ref + service + "." + component.getKey());
                    }
                }));
        return renamed;
    }

    private void addComponents(String kind, JsonNode added, Map<String, String> renamed) {
        ObjectNode target = components.withObjectProperty(kind);
        added.properties().forEach(component -> {
            String ref = REF + kind + "/" + component.getKey();
            String name = renamed.getOrDefault(ref, ref).substring(REF.length() + kind.length() + 1);
            target.set(name, component.getValue());
        });
    }

    /** Operators' paths are alike in every service, so the service's name takes the place of its parameter. */
    private void addPath(String service, String path, JsonNode operations) {
        ObjectNode target =
                paths.withObjectProperty(path.replace("/operations/{service}/", "/operations/" + service + "/"));
        operations.properties().forEach(operation -> {
            if (!target.has(operation.getKey())) {
                target.set(operation.getKey(), operation.getValue());
            }
        });
    }

    private static JsonNode withRefs(JsonNode node, Map<String, String> renamed) {
        if (node instanceof ObjectNode object) {
            JsonNode ref = object.get("$ref");
            if (ref != null && renamed.containsKey(ref.asString())) {
                object.set("$ref", StringNode.valueOf(renamed.get(ref.asString())));
            }
        }
        node.forEach(child -> withRefs(child, renamed));
        return node;
    }
}
