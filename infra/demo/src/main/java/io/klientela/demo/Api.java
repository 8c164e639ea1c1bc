package io.klientela.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API as an API client uses it: signs in with its credentials, and again when its token has expired. */
final class Api {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int MOST_RETRIES = 20;
    private static final long LONGEST_RETRY_SECONDS = 5;

    private final Settings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private String token = "";

    Api(Settings settings) {
        this.settings = settings;
    }

    /** @throws Failure where the platform does not run or does not know the client */
    void signIn() {
        String credentials = encoded(settings.clientId()) + ":" + encoded(settings.clientSecret());
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        HttpResponse<InputStream> answer = sendPatiently(() -> HttpRequest.newBuilder(at("/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        JsonNode body = json(answer);
        if (answer.statusCode() != 200 || !body.hasNonNull("access_token")) {
            throw new Failure(
                    "The platform at %s does not accept the API client \"%s\" (status %d): check its id and secret."
                            .formatted(settings.url(), settings.clientId(), answer.statusCode()));
        }
        token = body.get("access_token").asString();
    }

    /** Starts an import. @return the import */
    JsonNode upload(Step step, Path file) {
        String key = UUID.randomUUID().toString();
        String boundary = "klientela-" + key;
        String head = """
                --%1$s\r
                Content-Disposition: form-data; name="mapping"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="%3$s"\r
                Content-Type: text/csv\r
                \r
                """.formatted(boundary, step.mapping(), step.file());
        return ok(() -> {
            try {
                return request("/api/v1/%s/imports".formatted(step.resource()))
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.concat(
                                BodyPublishers.ofString(head),
                                BodyPublishers.ofFile(file),
                                BodyPublishers.ofString("\r\n--%s--\r\n".formatted(boundary))));
            } catch (IOException e) {
                throw new Failure("The file %s cannot be read.".formatted(file));
            }
        });
    }

    JsonNode importOf(Step step, String id) {
        return ok(() -> request("/api/v1/%s/imports/%s".formatted(step.resource(), id)));
    }

    /** The report as CSV; the caller closes it. */
    InputStream report(Step step, String id) {
        return authorized(() -> request("/api/v1/%s/imports/%s/report".formatted(step.resource(), id)))
                .body();
    }

    /** The answer to a GET. @param path with its query, encoded */
    JsonNode get(String path) {
        return ok(() -> request(path));
    }

    /** All records that a filter matches, page by page. */
    List<JsonNode> all(String resource, String filter) {
        List<JsonNode> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/api/v1/%s?limit=200&filter=%s%s".formatted(resource, encoded(filter), cursor));
            page.path("items").forEach(found::add);
            String next = page.path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + encoded(next);
        } while (!cursor.isEmpty());
        return found;
    }

    /** @param key the same whenever the same thing is meant, so that it is done once */
    JsonNode post(String path, Object body, String key) {
        String json = JSON.writeValueAsString(body);
        return ok(() -> request(path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** Whether there is anything at a path for this client. */
    boolean has(String path) {
        int status = sendPatiently(() -> request(path)).statusCode();
        return status / 100 == 2;
    }

    /** Follows a link of a mail as its reader does, without signing in, as far as our own server. */
    void visit(String path) {
        close(sendPatiently(() -> HttpRequest.newBuilder(at(path))));
    }

    /** Sends a form of a public page. @param form encoded, e.g. {@code score=5} */
    void fillIn(String path, String form) {
        close(sendPatiently(() -> HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))));
    }

    private static void close(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            body.skip(Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (answer.statusCode() >= 400) {
            throw new Failure("A link of a mail is answered with status %d: %s"
                    .formatted(answer.statusCode(), answer.uri().getPath()));
        }
    }

    /** The record that the filter matches, made where there is none. */
    JsonNode once(String resource, String filter, Map<String, Object> input) {
        List<JsonNode> known = all(resource, filter);
        return known.isEmpty()
                ? post("/api/v1/" + resource, input, UUID.randomUUID().toString())
                : known.getFirst();
    }

    /** An action of a record as it was read. */
    JsonNode act(String resource, JsonNode record, String action, Object body) {
        String json = JSON.writeValueAsString(body);
        return ok(() -> request(
                        "/api/v1/%s/%s/%s".formatted(resource, record.path("id").asString(""), action))
                .header("If-Match", "\"%d\"".formatted(record.path("version").asLong(0)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private JsonNode ok(Supplier<HttpRequest.Builder> request) {
        return json(authorized(request));
    }

    private HttpResponse<InputStream> authorized(Supplier<HttpRequest.Builder> request) {
        HttpResponse<InputStream> answer = sendPatiently(request);
        if (answer.statusCode() == 401) {
            signIn();
            answer = sendPatiently(request);
        }
        if (answer.statusCode() / 100 != 2) {
            throw new Failure("The platform refused %s %s: %s"
                    .formatted(answer.request().method(), answer.uri().getPath(), problem(answer)));
        }
        return answer;
    }

    /** A service that starts, or a limit that is reached, says when to come again. */
    private HttpResponse<InputStream> sendPatiently(Supplier<HttpRequest.Builder> request) {
        HttpResponse<InputStream> answer = send(request);
        for (int i = 0; i < MOST_RETRIES && (answer.statusCode() == 503 || answer.statusCode() == 429); i++) {
            long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
            pause(Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_RETRY_SECONDS)));
            answer = send(request);
        }
        return answer;
    }

    private HttpResponse<InputStream> send(Supplier<HttpRequest.Builder> request) {
        try {
            return http.send(request.get().timeout(TIMEOUT).build(), BodyHandlers.ofInputStream());
        } catch (ConnectException e) {
            throw new Failure("Klientela does not run at %s: start it with ./klientela up.".formatted(settings.url()));
        } catch (IOException e) {
            throw new Failure("The connection to %s broke: see ./klientela status.".formatted(settings.url()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted; what is uploaded goes on by itself.");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token);
    }

    private URI at(String path) {
        return URI.create(settings.url() + path);
    }

    private static String problem(HttpResponse<InputStream> answer) {
        JsonNode body = json(answer);
        StringBuilder text = new StringBuilder(body.path("detail").asString("status " + answer.statusCode()));
        for (JsonNode error : body.path("errors")) {
            text.append(' ')
                    .append(error.path("field").asString(""))
                    .append(' ')
                    .append(error.path("message").asString(""))
                    .append('.');
        }
        return text.toString();
    }

    private static JsonNode json(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            byte[] bytes = body.readAllBytes();
            return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted; what is uploaded goes on by itself.");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
