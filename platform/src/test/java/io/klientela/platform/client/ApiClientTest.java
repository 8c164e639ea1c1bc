package io.klientela.platform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.klientela.platform.Trace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiClientTest {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger version = new AtomicInteger(1);
    private final AtomicInteger staleAnswers = new AtomicInteger();
    private final AtomicInteger tokens = new AtomicInteger();
    private HttpServer server;
    private ApiClient api;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth2/token", exchange -> {
            String token = "token-" + tokens.incrementAndGet();
            answer(exchange, 200, "{\"access_token\":\"%s\",\"expires_in\":600}".formatted(token));
        });
        server.createContext("/api/v1/deals/1", this::deal);
        server.createContext("/api/v1/broken", exchange -> answer(exchange, 503, ""));
        server.createContext("/api/v1/strict", exchange -> answer(exchange, 422, """
                {"detail":"Please correct it.","errors":[{"field":"name","message":"is empty"}]}
                """));
        server.createContext(
                "/api/v1/secret",
                exchange -> answer(
                        exchange,
                        exchange.getRequestHeaders().getFirst("Authorization").equals("Bearer token-1") ? 401 : 200,
                        "{}"));
        server.start();
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        api = new ApiClient(new ApiSettings(url, new ApiSettings.ServiceClient("tests", "secret")));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** A record whose first writes come too late. */
    private void deal(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        calls.add("%s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        headers.getFirst("If-Match"),
                        headers.getFirst("Idempotency-Key")));
        if (exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("ETag", "\"%d\"".formatted(version.get()));
            answer(exchange, 200, "{\"id\":\"1\",\"name\":\"Big\"}");
        } else if (staleAnswers.getAndDecrement() > 0) {
            version.incrementAndGet();
            answer(exchange, 412, "{\"detail\":\"changed\"}");
        } else {
            answer(exchange, 200, "{\"id\":\"1\",\"trace\":\"%s\"}".formatted(headers.getFirst(Trace.TRACEPARENT)));
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void readsAgainWhatOthersChanged() {
        staleAnswers.set(2);
        assertThat(api.patchLatest("/deals/1", Map.of("name", "Bigger")).status())
                .isEqualTo(200);
        assertThat(calls)
                .containsExactly(
                        "GET /api/v1/deals/1 null null",
                        "PATCH /api/v1/deals/1 \"1\" null",
                        "GET /api/v1/deals/1 null null",
                        "PATCH /api/v1/deals/1 \"2\" null",
                        "GET /api/v1/deals/1 null null",
                        "PATCH /api/v1/deals/1 \"3\" null");
        calls.clear();
        api.patchLatest("/deals/1", present -> present.path("name").asString().equals("Big") ? null : Map.of());
        assertThat(calls).hasSize(1);
    }

    /** The answer under a key is kept, also a 412: what follows it needs the next key, the same one after a restart. */
    @Test
    void actsOnceForEachKeyWhateverTheVersion() {
        staleAnswers.set(1);
        api.act("/deals/1", "win", Map.of(), "e/1");
        assertThat(calls)
                .filteredOn(call -> call.startsWith("POST"))
                .containsExactly("POST /api/v1/deals/1/win \"1\" e/1", "POST /api/v1/deals/1/win \"2\" e/1/2");
    }

    @Test
    void carriesTheTrace() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Trace.begin(trace);
        try {
            assertThat(api.post("/deals/1/win", Map.of(), "k").text("trace")).isEqualTo(trace);
        } finally {
            Trace.end();
        }
    }

    @Test
    void tellsWhatPassesFromWhatDoesNot() {
        assertThatThrownBy(() -> api.post("/strict", Map.of(), "k"))
                .isInstanceOf(ApiRefused.class)
                .hasMessageContaining("Please correct it. (name: is empty)");
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> api.get("/broken")).isInstanceOf(ApiUnavailable.class);
        }
        assertThatThrownBy(() -> api.get("/broken/1"))
                .isInstanceOf(ApiUnavailable.class)
                .hasMessageContaining("was not tried");
        assertThat(api.get("/deals/1").text("name")).isEqualTo("Big");
        server.stop(0);
        assertThatThrownBy(() -> api.get("/deals/1")).isInstanceOf(ApiUnavailable.class);
    }

    @Test
    void asksForAnotherTokenWhereOneIsRefused() {
        assertThatThrownBy(() -> api.get("/secret")).isInstanceOf(ApiUnavailable.class);
        assertThat(api.get("/secret").status()).isEqualTo(200);
        assertThat(api.get("/secret").status()).isEqualTo(200);
        assertThat(tokens).hasValue(2);
    }

    @Test
    void saysWhatIsMissingWithoutASecret() {
        ApiClient nobody = new ApiClient(
                new ApiSettings(URI.create("http://127.0.0.1:1"), new ApiSettings.ServiceClient("tests", "")));
        assertThatThrownBy(() -> nobody.get("/deals"))
                .isInstanceOf(ApiUnavailable.class)
                .hasMessageContaining("KLIENTELA_SERVICE_CLIENT_SECRET");
    }
}
