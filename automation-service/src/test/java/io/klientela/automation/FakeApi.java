package io.klientela.automation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.klientela.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Stands for the gateway and every service behind it: issues tokens, notes each call, and answers as it is told to. */
final class FakeApi {
    /** What was asked. @param key the Idempotency-Key */
    record Call(
            String method,
            String path,
            JsonNode body,
            @Nullable String key,
            @Nullable String traceparent) {}

    record Answer(int status, String body) {}

    private final HttpServer server;
    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Call, Answer>> handlers = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();

    FakeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/oauth2/token", exchange -> send(exchange, 200, "{\"access_token\":\"t\",\"expires_in\":600}"));
        server.createContext("/api/v1", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers to calls of paths that begin so. @param start e.g. {@code POST /activities} */
    void on(String start, Function<Call, Answer> handler) {
        handlers.put(start, handler);
    }

    /** The calls to paths that begin so. */
    List<Call> to(String start) {
        return calls.stream()
                .filter(call -> (call.method() + " " + call.path()).startsWith(start))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] content = exchange.getRequestBody().readAllBytes();
        Call call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString().substring("/api/v1".length()),
                Json.mapper().readTree(content.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : content),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("traceparent"));
        calls.add(call);
        String line = call.method() + " " + call.path();
        Answer answer = handlers.entrySet().stream()
                .filter(handler -> line.startsWith(handler.getKey()))
                .max(Comparator.comparingInt(handler -> handler.getKey().length()))
                .map(handler -> handler.getValue().apply(call))
                .orElseGet(() -> new Answer(200, "{\"id\":\"made-%d\"}".formatted(ids.incrementAndGet())));
        exchange.getResponseHeaders().set("ETag", "\"1\"");
        send(exchange, answer.status(), answer.body());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
