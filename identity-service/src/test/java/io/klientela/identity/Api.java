package io.klientela.identity;

import io.klientela.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

/** The API with a token. */
record Api(String url, String token) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** What the holder of the token sees as somebody else. */
    HttpResponse<String> seenAs(String userId, String path) {
        return send(request(path).header("Klientela-See-As", userId).GET());
    }

    HttpResponse<String> post(String path, Map<String, ?> body) {
        return send(request(path).header("Content-Type", "application/json").POST(json(body)));
    }

    HttpResponse<String> post(String path, int version, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + version + "\"")
                .POST(json(body)));
    }

    /** The id of what was created. */
    String create(String path, Map<String, ?> body) {
        return Browser.json(post(path, body)).get("id").asString();
    }

    HttpResponse<String> patch(String path, int version, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", "\"" + version + "\"")
                .method("PATCH", json(body)));
    }

    HttpResponse<String> put(String path, Map<String, ?> body) {
        return send(request(path).header("Content-Type", "application/json").PUT(json(body)));
    }

    HttpResponse<String> put(String path, int version, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + version + "\"")
                .PUT(json(body)));
    }

    /** Starts an import of the file. */
    HttpResponse<String> upload(String path, String mapping, String file) {
        String body = """
                --cut\r
                Content-Disposition: form-data; name="mapping"\r
                \r
                %s\r
                --cut\r
                Content-Disposition: form-data; name="file"; filename="users.csv"\r
                Content-Type: text/csv\r
                \r
                %s\r
                --cut--\r
                """.formatted(mapping, file);
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String path, int version) {
        return send(request(path).header("If-Match", "\"" + version + "\"").DELETE());
    }

    private static BodyPublisher json(Map<String, ?> body) {
        return BodyPublishers.ofString(Json.mapper().writeValueAsString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/api/v1" + path)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
