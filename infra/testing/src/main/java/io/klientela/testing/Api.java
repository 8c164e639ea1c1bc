package io.klientela.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A service's API as one caller uses it. */
public class Api {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final String url;
    private final String token;

    /** @param token an access token, or empty for somebody who is not signed in */
    public Api(String url, String token) {
        this.url = url;
        this.token = token;
    }

    public final String url() {
        return url;
    }

    /** Waits until the service says that it is ready. */
    public final void awaitReady() {
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> get("/actuator/health/readiness").expect(200));
    }

    public final Answer get(String path) {
        return send("GET", path, null);
    }

    public final Answer post(String path, String json, String etag) {
        return send("POST", path, json, "If-Match", etag);
    }

    /** @param headers names and values in turn */
    public final Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public final Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public final Answer patch(String path, String json, String etag) {
        return send("PATCH", path, json, "If-Match", etag);
    }

    /** Changes the version that is there now. */
    public final Answer patch(String path, String json) {
        return patch(path, json, get(path).expect(200).etag());
    }

    public final Answer delete(String path, String etag) {
        return send("DELETE", path, null, "If-Match", etag);
    }

    /** An action on the version that is there now. */
    public final Answer act(String path, String verb, String json) {
        return post(path + "/" + verb, json, "If-Match", get(path).expect(200).etag());
    }

    /** Sends a form as a browser without a token does. @param link a path, or an absolute link to this service */
    public final Answer submit(String link, String urlEncoded, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(local(link))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(urlEncoded));
        return answer(with(headers, request).build());
    }

    /** Opens a page as a browser without a token does. @param link a path, or an absolute link to this service */
    public final Answer open(String link) {
        return answer(HttpRequest.newBuilder(local(link)).build());
    }

    /** Uploads a file as the part {@code file}. @param fields names and values of other parts in turn */
    public final Answer upload(String path, String fileName, byte[] content, String... fields) {
        String boundary = "b" + UUID.randomUUID();
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            head.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, fields[i], fields[i + 1]));
        }
        head.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                .formatted(boundary, fileName));
        head.append("Content-Type: application/octet-stream\r\n\r\n");
        return answer(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(List.of(
                        head.toString().getBytes(StandardCharsets.UTF_8),
                        content,
                        "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8))))
                .build());
    }

    /** Imports a file, waits until that is over, and answers with the import. */
    public final Answer importCsv(String resource, String mapping, byte[] csv) {
        String imports = "/api/v1/" + resource + "/imports";
        String path = imports + "/"
                + upload(imports, resource + ".csv", csv, "mapping", mapping)
                        .expect(202)
                        .id();
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> get(path),
                        answer -> List.of("completed", "failed", "cancelled").contains(answer.text("status")));
    }

    /** An answer that goes on, as events do. */
    public final InputStream stream(String path) {
        return send(request(path).build(), HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    private Answer send(String method, String path, @Nullable String json, String... headers) {
        HttpRequest.Builder request =
                request(path).method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return answer(with(headers, request).build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(local(path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder with(String[] headers, HttpRequest.Builder request) {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    /** Filters may be written as they are read. */
    private URI local(String link) {
        return URI.create(url
                + link.replaceFirst("^https?://[^/]+", "")
                        .replace("&&", "%26%26")
                        .replace(" ", "%20")
                        .replace("\"", "%22")
                        .replace(">", "%3E"));
    }

    private static Answer answer(HttpRequest request) {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(), response.body(), response.headers().map());
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
