package io.klientela.reporting;

import com.mongodb.client.MongoDatabase;
import io.klientela.platform.Json;
import io.klientela.platform.KlientelaService;
import io.klientela.testing.TestInfrastructure;
import io.klientela.testing.TestIssuer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The service under test, one for all tests: each works in a pipeline of its own. */
final class Service {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    static final String ADMIN = TestIssuer.shared().client("tests", "admin");

    private static final class Holder {
        static final ConfigurableApplicationContext CONTEXT = start();
    }

    private Service() {}

    private static final String EVERY_RECORD = List.of("deal", "lead", "ticket", "campaign").stream()
            .map(resource -> reading(resource, "all"))
            .collect(Collectors.joining(","));

    private static String reading(String resource, String scope) {
        return "{\"resource\":\"%s\",\"actions\":[\"read\"],\"scope\":\"%s\"}".formatted(resource, scope);
    }

    private static ConfigurableApplicationContext start() {
        TestIssuer issuer = TestIssuer.shared();
        issuer.publishAdmin();
        issuer.publishRole("rep", reading("report", "own"), EVERY_RECORD);
        issuer.publishRole("manager", reading("report", "team"), EVERY_RECORD);
        issuer.publishRole("team-deals", reading("report", "all"), reading("deal", "team"));
        issuer.publishRole("marketer", "{\"resource\":\"contact\",\"actions\":[\"read\"],\"scope\":\"all\"}");
        ConfigurableApplicationContext context = KlientelaService.builder(
                        ReportingServiceApplication.class, "reporting-service")
                .sources(FaultyDealFacts.class)
                .run(
                        "--server.port=0",
                        "--klientela.mongodb.uri=" + TestInfrastructure.mongoUri(),
                        "--klientela.kafka.bootstrap=" + TestInfrastructure.kafkaBootstrap(),
                        "--klientela.issuer=" + TestIssuer.ISSUER,
                        "--klientela.jwks-uri=" + issuer.jwksUri());
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> isReady(context));
        return context;
    }

    private static boolean isReady(ConfigurableApplicationContext context) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(context, "/actuator/health/readiness"))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    /** Starts it at the first call. */
    static boolean running() {
        return Holder.CONTEXT.isRunning();
    }

    static <T> T bean(Class<T> type) {
        return Holder.CONTEXT.getBean(type);
    }

    static MongoDatabase database() {
        return bean(MongoDatabase.class);
    }

    static HttpResponse<String> call(String method, String path, String token) {
        HttpRequest request = HttpRequest.newBuilder(uri(Holder.CONTEXT, path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<InputStream> stream(String path, String token) {
        HttpRequest request = HttpRequest.newBuilder(uri(Holder.CONTEXT, path))
                .header("Authorization", "Bearer " + token)
                .build();
        return send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    /** The answer's body, which must be a 200. */
    static JsonNode get(String path, String token) {
        HttpResponse<String> answer = call("GET", path, token);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return Json.mapper().readTree(answer.body());
    }

    static JsonNode get(String path) {
        return get(path, ADMIN);
    }

    static String user(String id, String role, String... teams) {
        return TestIssuer.shared().user(id, id, List.of(role), List.of(teams));
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static URI uri(ConfigurableApplicationContext context, String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }
}
