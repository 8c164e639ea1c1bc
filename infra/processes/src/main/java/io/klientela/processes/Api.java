package io.klientela.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the public API with client credentials, as owners of other systems do. */
public final class Api {
    public static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String url;
    private final String id;
    private final String secret;
    private volatile String token = "";
    private volatile long renewAt;

    public Api(String url, String id, String secret) {
        this.url = url;
        this.id = id;
        this.secret = secret;
    }

    public String url() {
        return url;
    }

    /** A token that is good for a while; fetched where the last one grows old. */
    public String token() {
        return System.nanoTime() - renewAt >= 0 ? renewed() : token;
    }

    /** Fetches another token, for a time in which nobody gets one. */
    public void renew() {
        renewAt = System.nanoTime();
        token();
    }

    private synchronized String renewed() {
        if (System.nanoTime() - renewAt >= 0) {
            String credentials =
                    Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> answer = exchange(HttpRequest.newBuilder(URI.create(url + "/oauth2/token"))
                    .timeout(Duration.ofSeconds(20))
                    .header("Authorization", "Basic " + credentials)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                    .build());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("no token: " + answer.body());
            }
            token = JSON.readTree(answer.body()).get("access_token").asString();
            renewAt = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        }
        return token;
    }

    public HttpResponse<String> send(String method, String path, @Nullable String body, String... headers) {
        return sendAs(token(), method, path, body, headers);
    }

    /** @throws UncheckedIOException where the connection broke: nobody knows whether it was carried out */
    public HttpResponse<String> sendAs(
            @Nullable String bearer, String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return exchange(request.build());
    }

    public HttpResponse<String> upload(String path, String boundary, byte[] body) {
        return exchange(HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** @throws UncheckedIOException where the connection broke */
    public static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @throws AssertionError where it is not a 200 */
    public JsonNode get(String path) {
        HttpResponse<String> answer = send("GET", path, null);
        if (answer.statusCode() != 200) {
            throw new AssertionError("GET %s: %d %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    /** @throws AssertionError where it is not a 2xx */
    public JsonNode post(String path, String body, String... headers) {
        HttpResponse<String> answer = send("POST", path, body, headers);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError("POST %s: %d %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
