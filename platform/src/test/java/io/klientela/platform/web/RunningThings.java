package io.klientela.platform.web;

import io.klientela.platform.KlientelaService;
import io.klientela.testing.TestInfrastructure;
import io.klientela.testing.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The service of things as its callers see it; it runs once for all tests, which use names of their own. */
final class RunningThings {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final RunningThings SHARED = new RunningThings();

    private final String url;

    private RunningThings() {
        ConfigurableApplicationContext service = KlientelaService.builder(ThingService.class, "thing-service")
                .run(
                        "--server.port=0",
                        "--klientela.mongodb.uri=" + TestInfrastructure.mongoUri(),
                        "--klientela.kafka.bootstrap=" + TestInfrastructure.kafkaBootstrap(),
                        "--klientela.issuer=" + TestIssuer.ISSUER,
                        "--klientela.jwks-uri=" + TestIssuer.shared().jwksUri());
        this.url = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
    }

    static RunningThings shared() {
        return SHARED;
    }

    URI uri(String path) {
        return URI.create(url + path);
    }

    /** Waits until all of them may list things: until the service is ready, and knows their roles. */
    void awaitReaders(String... tokens) {
        for (String token : tokens) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> send(token, "GET", "/api/v1/things", null).statusCode() == 200);
        }
    }

    /** @param token empty for somebody who is not signed in. @param headers names and values in turn */
    HttpResponse<String> send(String token, String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build(), BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
        try {
            return HTTP.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
