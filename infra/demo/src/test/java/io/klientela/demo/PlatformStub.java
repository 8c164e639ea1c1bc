package io.klientela.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of the platform's API as the loader sees: it takes every file, after being busy once. */
final class PlatformStub implements AutoCloseable {
    static final String SECRET = "s3cret";

    private final HttpServer server;
    private final List<String> uploads = new CopyOnWriteArrayList<>();
    private boolean busy = true;

    PlatformStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth2/token", this::token);
        server.createContext("/api/v1/", this::api);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> uploads() {
        return uploads;
    }

    private void token(HttpExchange exchange) throws IOException {
        String basic = exchange.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
        String credentials = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
        boolean known = credentials.endsWith(":" + SECRET);
        answer(exchange, known ? 200 : 401, known ? "{\"access_token\":\"t\"}" : "{\"error\":\"invalid_client\"}");
    }

    private void api(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (busy) {
            busy = false;
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(exchange, 503, "{\"detail\":\"starting\"}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            uploads.add(path + " " + body);
            answer(exchange, 202, "{\"id\":\"1\",\"status\":\"queued\"}");
        } else if (path.endsWith("/report")) {
            answer(exchange, 200, """
                    row,outcome,column,value,used,message
                    2,changed,product,VegaPro,Vega Pro,matched by letters and digits
                    3,changed,product,VegaPro,Vega Pro,matched by letters and digits
                    9,refused,,,,the row has 9 fields and the header 10
                    """);
        } else {
            answer(
                    exchange,
                    200,
                    "{\"id\":\"1\",\"status\":\"completed\",\"rows\":{\"total\":3,\"processed\":3,\"created\":2,\"refused\":1}}");
        }
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
