package io.klientela.chaos;

import io.klientela.processes.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations of the joined OpenAPI document, each with a body that follows its schema. */
final class Operations {

    /**
     * @param query names of its query parameters
     * @param ifMatch whether it takes the version that is to be changed
     * @param body one that its schema allows, or a missing node where it takes none
     */
    record Operation(
            String method, String path, List<String> query, boolean ifMatch, JsonNode body, boolean multipart) {
        String name() {
            return method + " " + path;
        }
    }

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    /** Streams without an end. */
    private static final Set<String> STREAMS = Set.of("/api/v1/reports/updates", "/api/v1/notifications/stream");

    private static final int DEEPEST = 4;
    private static final int REF = "#".length();

    private final JsonNode document;

    private Operations(JsonNode document) {
        this.document = document;
    }

    static List<Operation> of(Api api) {
        JsonNode document = api.get("/api/docs/openapi.json");
        Operations operations = new Operations(document);
        List<Operation> all = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()) && !STREAMS.contains(path.getKey()))
                        .forEach(operation -> all.add(
                                operations.operation(operation.getKey(), path.getKey(), operation.getValue()))));
        return all;
    }

    private Operation operation(String method, String path, JsonNode operation) {
        List<String> query = parameters(operation, "query");
        JsonNode content = operation.path("requestBody").path("content");
        JsonNode json = content.properties().stream()
                .filter(type -> type.getKey().contains("json"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(content.path("*/*"));
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                query,
                parameters(operation, "header").contains("If-Match"),
                json.isMissingNode() ? json : sample(json.path("schema"), 0),
                content.has("multipart/form-data"));
    }

    private static List<String> parameters(JsonNode operation, String in) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asString("").equals(in))
                .map(parameter -> parameter.get("name").asString())
                .toList();
    }

    private JsonNode sample(JsonNode schema, int depth) {
        JsonNode resolved =
                schema.has("$ref") ? document.at(schema.get("$ref").asString().substring(REF)) : schema;
        if (resolved.has("enum")) {
            return resolved.get("enum").get(0);
        }
        JsonNode type = resolved.path("type");
        return switch (type.isArray() ? type.get(0).asString() : type.asString("object")) {
            case "string" -> text(resolved.path("format").asString(""));
            case "integer", "number" -> Api.JSON.valueToTree(1);
            case "boolean" -> Api.JSON.valueToTree(true);
            case "array" ->
                depth >= DEEPEST
                        ? Api.JSON.createArrayNode()
                        : Api.JSON.createArrayNode().add(sample(resolved.path("items"), depth + 1));
            default -> object(resolved, depth);
        };
    }

    private static JsonNode text(String format) {
        return Api.JSON.valueToTree(
                switch (format) {
                    case "date-time" -> "2026-05-01T10:00:00Z";
                    case "date" -> "2026-05-01";
                    case "uuid" -> "01900000-0000-7000-8000-000000000000";
                    case "uri" -> "https://example.com";
                    case "email" -> "someone@example.com";
                    default -> "sample";
                });
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = Api.JSON.createObjectNode();
        if (depth < DEEPEST) {
            schema.path("properties")
                    .properties()
                    .forEach(property -> object.set(property.getKey(), sample(property.getValue(), depth + 1)));
        }
        return object;
    }
}
