package io.klientela.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps records as the platform does, as far as the departments' work can tell: lists with simple filters, actions. */
final class RecordsStub implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern EQUAL = Pattern.compile("(\\w+) == \"([^\"]*)\"");
    private static final Pattern STARTS = Pattern.compile("(\\w+)\\.startsWith\\(\"([^\"]*)\"\\)");
    private static final Map<String, String> OUTCOMES = Map.of(
            "qualify",
            "qualified",
            "disqualify",
            "disqualified",
            "convert",
            "converted",
            "win",
            "won",
            "schedule",
            "sent");

    private final Map<String, List<ObjectNode>> records = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    final AtomicInteger writes = new AtomicInteger();
    private final HttpServer server;

    RecordsStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth2/token", exchange -> answer(exchange, 200, "{\"access_token\":\"t\"}"));
        server.createContext("/api/v1/", this::api);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<ObjectNode> all(String resource) {
        return records.computeIfAbsent(resource, ignored -> new CopyOnWriteArrayList<>());
    }

    ObjectNode add(String resource, Map<String, Object> fields) {
        ObjectNode made = JSON.valueToTree(new LinkedHashMap<>(fields));
        String id = "id-" + ids.incrementAndGet();
        made.put("id", id).put("version", 1);
        if (!made.has("status")) {
            made.put("status", resource.equals("campaigns") ? "draft" : "new");
        }
        made.put("createdAt", made.path("at").asString("2026-01-01T00:00:00Z"));
        all(resource).add(made);
        return made;
    }

    private void api(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI()
                .getPath()
                .substring("/api/v1/".length())
                .split("/", -1);
        if (path[0].equals("dev")) {
            answer(exchange, 404, "{}");
        } else if (exchange.getRequestMethod().equals("GET")) {
            get(exchange, path);
        } else {
            writes.incrementAndGet();
            answer(exchange, 200, post(path, body(exchange)).toString());
        }
    }

    private void get(HttpExchange exchange, String[] path) throws IOException {
        if (path.length == 2) {
            answer(exchange, 200, find(path[0], path[1]).toString());
            return;
        }
        String resource = path.length == 3 ? path[1] + "/" + path[2] : path[0];
        String query =
                URLDecoder.decode(String.valueOf(exchange.getRequestURI().getRawQuery()), StandardCharsets.UTF_8);
        List<ObjectNode> found =
                all(resource).stream().filter(record -> matches(record, query)).toList();
        answer(exchange, 200, "{\"items\":%s,\"count\":%d}".formatted(found, found.size()));
    }

    private JsonNode post(String[] path, Map<String, Object> body) {
        if (path.length == 1) {
            return add(path[0], body);
        }
        if (path[1].equals("batch")) {
            JSON.valueToTree(body)
                    .path("items")
                    .forEach(item -> add(
                            path[0],
                            Map.of(
                                    "name", item.path("address").asString(""),
                                    "subject", "email",
                                    "decision", item.path("decision").asString(""))));
            return JSON.createObjectNode();
        }
        ObjectNode record = find(path[0], path[1]);
        if (path[2].equals("messages")) {
            if (body.get("status") != null) {
                record.put("status", String.valueOf(body.get("status")));
            }
            return add(path[1] + "/messages", body);
        }
        record.put("status", OUTCOMES.get(path[2]))
                .put("version", record.path("version").asLong(0) + 1);
        return record;
    }

    private ObjectNode find(String resource, String id) {
        return all(resource).stream()
                .filter(record -> record.path("id").asString("").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static boolean matches(ObjectNode record, String query) {
        List<Boolean> conditions = new ArrayList<>();
        Matcher equal = EQUAL.matcher(query);
        while (equal.find()) {
            conditions.add(record.path(equal.group(1)).asString("").equals(equal.group(2)));
        }
        Matcher starts = STARTS.matcher(query);
        while (starts.find()) {
            conditions.add(record.path(starts.group(1)).asString("").startsWith(starts.group(2)));
        }
        return conditions.stream().allMatch(Boolean::booleanValue);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(HttpExchange exchange) throws IOException {
        return JSON.readValue(exchange.getRequestBody().readAllBytes(), Map.class);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
