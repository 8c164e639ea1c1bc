package io.klientela.bench.platform;

import io.klientela.bench.Failure;
import io.klientela.bench.load.Answer;
import io.klientela.bench.load.Connection;
import io.klientela.bench.load.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API for what is not measured: preparing, asking and checking. Its token serves the load, too. */
public final class Api {
    private static final Duration TOKEN_LASTS = Duration.ofMinutes(2);

    private final Platform platform;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private volatile String token = "";
    private volatile long tokenAt = System.nanoTime() - TOKEN_LASTS.toNanos();

    public Api(Platform platform) {
        this.platform = platform;
    }

    /** A token that is good for a while. */
    public String token() {
        return System.nanoTime() - tokenAt < TOKEN_LASTS.toNanos() ? token : signIn();
    }

    private synchronized String signIn() {
        if (System.nanoTime() - tokenAt < TOKEN_LASTS.toNanos()) {
            return token;
        }
        Platform.Credentials client = platform.credentials();
        String basic = Base64.getEncoder()
                .encodeToString((client.id() + ":" + client.secret()).getBytes(StandardCharsets.UTF_8));
        JsonNode answer = ok(HttpRequest.newBuilder(platform.url().resolve("/oauth2/token"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        token = answer.get("access_token").asString();
        tokenAt = System.nanoTime();
        return token;
    }

    /** A connection to the gateway. */
    public Connection connect() {
        return connect(platform.url());
    }

    public Connection connect(URI target) {
        return new Connection(target, this::token);
    }

    public JsonNode get(String path) {
        return ok(request(path));
    }

    public JsonNode post(String path, Object body) {
        return ok(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
    }

    /** An action of a record as it was read. */
    public JsonNode act(String path, JsonNode record, Object body) {
        return ok(request(path)
                .header("If-Match", "\"%d\"".formatted(record.path("version").asLong(0)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
    }

    /** Whether anything answers at a path. */
    public boolean has(String path) {
        return send(request(path)).statusCode() / 100 == 2;
    }

    /** Imports a file, and waits until it is over. @return the import */
    public JsonNode imported(String resource, String mapping, Path file) {
        JsonNode started = upload(resource, mapping, file);
        String path =
                "/api/v1/%s/imports/%s".formatted(resource, started.get("id").asString());
        while (true) {
            JsonNode now = get(path);
            switch (now.get("status").asString()) {
                case "completed" -> {
                    return now;
                }
                case "failed", "cancelled" -> throw new Failure("An import ended early: " + now);
                default -> pause(250);
            }
        }
    }

    /** Sends a file to be imported. @return the import, once the file was checked and kept */
    public JsonNode upload(String resource, String mapping, Path file) {
        String key = UUID.randomUUID().toString();
        String head = """
                --%1$s\r
                Content-Disposition: form-data; name="mapping"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="%3$s"\r
                Content-Type: text/csv\r
                \r
                """.formatted(key, mapping, file.getFileName());
        try {
            return ok(request("/api/v1/%s/imports".formatted(resource))
                    .header("Idempotency-Key", key)
                    .header("Content-Type", "multipart/form-data; boundary=" + key)
                    .timeout(Duration.ofMinutes(15))
                    .POST(BodyPublishers.concat(
                            BodyPublishers.ofString(head),
                            BodyPublishers.ofFile(file),
                            BodyPublishers.ofString("\r\n--%s--\r\n".formatted(key)))));
        } catch (IOException e) {
            throw new Failure("The file %s cannot be read.".formatted(file));
        }
    }

    /** The answer on a connection. @throws Failure where the request does not succeed */
    public static JsonNode ok(Connection connection, Request request) {
        try {
            Answer answer = connection.send(request);
            if (!answer.isGood()) {
                throw new Failure("%s %s is answered with %d: %s"
                        .formatted(request.method(), request.path(), answer.status(), answer.text()));
            }
            return answer.json();
        } catch (IOException e) {
            throw new Failure("%s %s is not answered: %s".formatted(request.method(), request.path(), e));
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(platform.url().resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token());
    }

    private JsonNode ok(HttpRequest.Builder request) {
        HttpResponse<byte[]> answer = send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new Failure("%s %s is answered with %d: %s"
                    .formatted(
                            answer.request().method(),
                            answer.uri().getPath(),
                            answer.statusCode(),
                            new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return answer.body().length == 0
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Failure("The platform at %s does not answer: %s".formatted(platform.url(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.");
        }
    }

    public static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.");
        }
    }
}
