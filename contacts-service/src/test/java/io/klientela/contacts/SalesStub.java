package io.klientela.contacts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The deals of the public API as this service calls it, with the faults that a test wants. */
final class SalesStub {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern EXTERNAL_ID = Pattern.compile("externalId == \"([^\"]+)\"");
    static final SalesStub INSTANCE = new SalesStub();

    /** What happens to a request for a new deal. */
    enum Mood {
        WELL,
        AWAY,
        REFUSING,
        DYING_AFTER_THE_WRITE
    }

    private final Map<String, JsonNode> dealsByExternalId = new ConcurrentHashMap<>();
    final AtomicInteger created = new AtomicInteger();
    volatile Mood mood = Mood.WELL;
    private final HttpServer server;

    private SalesStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/oauth2/token", exchange -> answer(exchange, 200, "{\"access_token\":\"t\",\"expires_in\":3600}"));
        server.createContext("/api/v1/deals", this::deals);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    JsonNode dealOf(String leadId) {
        return Objects.requireNonNull(dealsByExternalId.get("lead:" + leadId), "no deal was opened");
    }

    private void deals(HttpExchange exchange) throws IOException {
        if (mood == Mood.AWAY) {
            answer(exchange, 503, "{\"detail\":\"sales is away\"}");
        } else if (exchange.getRequestMethod().equals("GET")) {
            find(exchange);
        } else if (mood == Mood.REFUSING) {
            answer(exchange, 422, "{\"detail\":\"There is no pipeline with this id.\"}");
        } else {
            create(exchange);
        }
    }

    private void find(HttpExchange exchange) throws IOException {
        String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
        Matcher wanted = EXTERNAL_ID.matcher(query);
        JsonNode deal = wanted.find() ? dealsByExternalId.get(wanted.group(1)) : null;
        answer(exchange, 200, "{\"items\":[%s]}".formatted(deal == null ? "" : deal.toString()));
    }

    private void create(HttpExchange exchange) throws IOException {
        JsonNode input = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String id = UUID.randomUUID().toString();
        JsonNode deal = ((ObjectNode) input).put("id", id);
        dealsByExternalId.put(input.at("/externalId").asString(), deal);
        created.incrementAndGet();
        if (mood == Mood.DYING_AFTER_THE_WRITE) {
            mood = Mood.AWAY;
            exchange.close();
        } else {
            answer(exchange, 201, deal.toString());
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
