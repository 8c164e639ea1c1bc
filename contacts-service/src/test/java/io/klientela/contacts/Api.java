package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
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
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's API as one caller uses it. */
record Api(String url, String token) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String text(String pointer) {
            return json().at(pointer).asString();
        }

        String id() {
            return text("/id");
        }

        String etag() {
            return response.headers().firstValue("ETag").orElseThrow();
        }

        Answer expect(int status) {
            assertThat(status()).as(response.body()).isEqualTo(status);
            return this;
        }
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    /** One page of what matches a filter. */
    Answer list(String resource, String filter) {
        return get("/api/v1/%s?limit=500&filter=%s"
                .formatted(resource, URLEncoder.encode(filter, StandardCharsets.UTF_8)));
    }

    Answer post(String path, String body) {
        return send("POST", path, BodyPublishers.ofString(body));
    }

    /** The id of what was created. */
    String create(String resource, String body) {
        return post("/api/v1/" + resource, body).expect(201).id();
    }

    Answer put(String path, String body) {
        return send("PUT", path, BodyPublishers.ofString(body));
    }

    Answer patch(String path, String etag, String body) {
        return send("PATCH", path, BodyPublishers.ofString(body), "If-Match", etag);
    }

    /** Changes the newest version, whatever it is. */
    Answer patch(String path, String body) {
        return patch(path, get(path).expect(200).etag(), body);
    }

    /** An action on the newest version of a record. */
    Answer act(String path, String verb, String body) {
        return send(
                "POST",
                path + "/" + verb,
                BodyPublishers.ofString(body),
                "If-Match",
                get(path).expect(200).etag());
    }

    Answer delete(String path) {
        return send("DELETE", path, null, "If-Match", get(path).expect(200).etag());
    }

    /** Imports a file, waits until that is over, and answers with the import. */
    JsonNode importCsv(String resource, String mapping, String csv) {
        return importFile(resource, Map.of("mapping", mapping), csv.getBytes(StandardCharsets.UTF_8));
    }

    /** The import of a file when it is over. @param fields of the form beside the file */
    JsonNode importFile(String resource, Map<String, String> fields, byte[] file) {
        String id = upload("/api/v1/%s/imports".formatted(resource), fields, file)
                .expect(202)
                .id();
        return over(resource, id);
    }

    /** Puts a picture in its place, on the newest version of its record. @param path below the record's */
    Answer picture(String record, String path, byte[] file) {
        return upload(
                "PUT",
                record + path,
                Map.of(),
                file,
                "If-Match",
                get(record).expect(200).etag());
    }

    /** A multipart form with a file. */
    Answer upload(String path, Map<String, String> fields, byte[] file) {
        return upload("POST", path, fields, file);
    }

    private Answer upload(String method, String path, Map<String, String> fields, byte[] file, String... headers) {
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach(
                (name, value) -> body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(boundary, name, value)
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\r\n"
                .formatted(boundary)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "multipart/form-data; boundary=" + boundary;
        return send(method, path, BodyPublishers.ofByteArray(body.toByteArray()), all);
    }

    JsonNode over(String resource, String id) {
        String path = "/api/v1/%s/imports/%s".formatted(resource, id);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !get(path).text("/status").matches("queued|running|undoing"));
        return get(path).json();
    }

    String report(String resource, JsonNode imported) {
        return get("/api/v1/%s/imports/%s/report"
                        .formatted(resource, imported.at("/id").asString()))
                .expect(200)
                .response()
                .body();
    }

    Answer send(String method, String path, HttpRequest.@Nullable BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body == null ? BodyPublishers.noBody() : body);
        request.header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
