package io.klientela.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.testing.TestIssuer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("NullAway") // a null fails the test, as it should
class ResourceTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final RunningThings THINGS = RunningThings.shared();
    private static String admin;

    @BeforeAll
    static void start() {
        TestIssuer issuer = TestIssuer.shared();
        issuer.publishAdmin();
        admin = issuer.user("ann", "Ann", List.of("admin"), List.of());
        THINGS.awaitReaders(admin);
    }

    private static HttpResponse<String> get(String path) {
        return send("GET", path, null);
    }

    private static HttpResponse<String> send(String method, String path, @Nullable String body, String... headers) {
        return THINGS.send(admin, method, path, body, headers);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String named() {
        return "thing-" + NAMES.incrementAndGet();
    }

    private static JsonNode created(String name) {
        HttpResponse<String> answer = send("POST", "/api/v1/things", "{\"name\":\"" + name + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"1\"");
        return json(answer);
    }

    @Test
    void refusesJsonThatIsMadeToExhaustItsReader() {
        String deep = "{\"name\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        String unknown = "{\"x\":" + "{\"x\":".repeat(5_000) + "1" + "}".repeat(5_000) + "}";
        String number = "{\"name\":" + "9".repeat(100_000) + "}";
        for (String body : List.of(deep, unknown, number)) {
            HttpResponse<String> answer = send("POST", "/api/v1/things", body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).hasSizeLessThan(1_000);
        }
        String id = created(named()).get("id").asString();
        assertThat(send("PATCH", "/api/v1/things/" + id, deep, "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void tellsAScraperWhatWaitsAndWhatWasPublished() {
        created(named());

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            String metrics = get("/actuator/prometheus").body();
            assertThat(metrics)
                    .contains("klientela_outbox_depth{collection=\"things\",resource=\"thing\"} 0.0")
                    .contains("klientela_outbox_age_seconds{collection=\"things\",resource=\"thing\"} 0.0")
                    .contains("klientela_projection_lag{projection=\"thing-names\"} 0.0")
                    .contains("klientela_dead_letters 0.0")
                    .containsPattern("klientela_outbox_published_total [1-9]");
        });
    }

    @Test
    void writesDownWhyAndWhatFor() {
        String name = named();
        HttpResponse<String> created = send(
                "POST",
                "/api/v1/things",
                "{\"name\":\"" + name + "\"}",
                "Klientela-Reason",
                "Na pro%C5%9Bb%C4%99 klienta");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String id = json(created).get("id").asString();
        Awaitility.await().untilAsserted(() -> {
            JsonNode entries = json(get("/api/v1/audit/thing/entries?filter=recordId%20==%20%22" + id + "%22"))
                    .get("items");
            assertThat(entries.size()).isEqualTo(1);
            assertThat(entries.get(0).get("reason").asString()).isEqualTo("Na prośbę klienta");
            assertThat(entries.get(0).get("address").asString()).isEqualTo("127.0.0.1");
        });
        assertThat(send("GET", "/api/v1/audit/thing/entries?limit=7", null, "Klientela-Purpose", "Complaint 12")
                        .statusCode())
                .isEqualTo(200);
        Awaitility.await().untilAsserted(() -> {
            JsonNode readings = json(get("/api/v1/audit/thing/readings?filter=purpose%20==%20%22Complaint%2012%22"))
                    .get("items");
            assertThat(readings.size()).isEqualTo(1);
            assertThat(readings.get(0).get("actor").asString()).isEqualTo("user:ann");
            assertThat(readings.get(0).get("resource").asString()).isEqualTo("audit");
        });
        HttpResponse<String> tooLong =
                send("POST", "/api/v1/things", "{\"name\":\"x\"}", "Klientela-Reason", "a".repeat(501));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("\"field\":\"Klientela-Reason\"");
    }

    @Test
    void livesThroughCreationChangeAndDeletion() {
        JsonNode thing = created("first");
        String path = "/api/v1/things/" + thing.get("id").asString();
        assertThat(json(get(path)).get("version").asLong()).isEqualTo(1);
        assertThat(send("PATCH", path, "{\"name\":\"x\"}").statusCode()).isEqualTo(428);
        HttpResponse<String> changed = send("PATCH", path, "{\"name\":\"second\"}", "If-Match", "\"1\"");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(send("PATCH", path, "{\"name\":\"third\"}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(412);
        Awaitility.await().untilAsserted(() -> {
            JsonNode history = json(get(path + "/history")).get("items");
            assertThat(history.size()).isEqualTo(2);
            assertThat(history.get(0).at("/changes/name/after").asString()).isEqualTo("second");
            assertThat(history.get(0).get("actor").asString()).isEqualTo("user:ann");
        });
        assertThat(send("DELETE", path, null, "If-Match", "\"2\"").statusCode()).isEqualTo(204);
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void speaksEnglishWhateverLanguageIsAccepted() {
        HttpResponse<String> refused = send("POST", "/api/v1/things", "{\"name\":\" \"}", "Accept-Language", "pl");
        assertThat(json(refused).at("/errors/0/message").asString()).isEqualTo("must not be blank");
    }

    @Test
    void namesWhatIsWrongWithAnInputAndChangesNothing() {
        assertProblem(send("POST", "/api/v1/things", "{\"name\":\"a\",\"colour\":\"red\"}"), 400, "colour");
        assertProblem(send("POST", "/api/v1/things", "{\"name\":{\"a\":1}}"), 400, "name");
        assertProblem(send("POST", "/api/v1/things", "{\"name\":12}"), 400, "name");
        assertProblem(send("POST", "/api/v1/things", "{\"name\":\" \"}"), 422, "name");
        assertProblem(send("POST", "/api/v1/things", "{\"name\":"), 400, "JSON");
        assertProblem(send("POST", "/api/v1/things", ""), 400, "body");
        assertProblem(send("POST", "/api/v1/things", "{\"name\":\"" + "x".repeat(1_100_000) + "\"}"), 413, "1 MB");
        assertProblem(get("/api/v1/things?filter=colour%20%3D%3D%201"), 400, "colour");
        assertProblem(get("/api/v1/things?sort=colour"), 400, "colour");
        assertProblem(get("/api/v1/things?limit=0"), 400, "limit");
        JsonNode thing = created(named());
        String path = "/api/v1/things/" + thing.get("id").asString();
        assertProblem(send("PATCH", path, "{\"nmae\":\"a\"}", "If-Match", "\"1\""), 400, "nmae");
        assertProblem(send("PATCH", path, "{\"nmae\":null}", "If-Match", "\"1\""), 400, "nmae");
        assertProblem(send("PATCH", path, "{\"name\":null}", "If-Match", "\"1\""), 422, "name");
        assertProblem(send("PATCH", path, "{\"name\":\"a\"}", "If-Match", "nonsense"), 400, "If-Match");
        assertProblem(send("PUT", path, "{}"), 405, "PUT");
        assertProblem(get("/api/v1/nothing"), 404, "");
        assertThat(json(get(path)).get("version").asLong()).isEqualTo(1);
    }

    /** Regression: each of these was a 500. */
    @Test
    void refusesWhatCannotBeReadAsARequest() {
        HttpRequest.Builder form = HttpRequest.newBuilder(THINGS.uri("/api/v1/things"))
                .POST(BodyPublishers.ofString("{}"))
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", "multipart/form-data");
        assertProblem(THINGS.send(form.build(), BodyHandlers.ofString()), 400, "multipart");
        assertProblem(
                THINGS.send(form.header("Idempotency-Key", named()).build(), BodyHandlers.ofString()),
                400,
                "multipart");
        assertProblem(get("/api/v1/things?filter=%FF%FE"), 400, "UTF-8");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String word) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(word).doesNotContain("Exception", "\tat ");
    }

    @Test
    void carriesOutAPostOnceForOneIdempotencyKey() {
        String name = named();
        String body = "{\"name\":\"" + name + "\"}";
        List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> send("POST", "/api/v1/things", body, "Idempotency-Key", name),
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        List<Integer> statuses = all.stream()
                .map(answer -> answer.join().statusCode())
                .distinct()
                .toList();
        assertThat(statuses).contains(201).isSubsetOf(201, 409);
        HttpResponse<String> again = send("POST", "/api/v1/things", body, "Idempotency-Key", name);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Location")).isPresent();
        String id = json(again).get("id").asString();
        all.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() == 201)
                .forEach(answer -> assertThat(json(answer).get("id").asString()).isEqualTo(id));
        assertThat(json(get("/api/v1/things?count=true&filter=name%20%3D%3D%20%22" + name + "%22"))
                        .get("count")
                        .asLong())
                .isEqualTo(1);
        assertProblem(
                send("POST", "/api/v1/things", "{\"name\":\"other\"}", "Idempotency-Key", name),
                422,
                "Idempotency-Key");
    }

    @Test
    void losesNoUpdateAmongWritersWithEntityTags() {
        JsonNode thing = created("0");
        String path = "/api/v1/things/" + thing.get("id").asString();
        List<CompletableFuture<Void>> writers = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> increment(path), task -> Thread.ofVirtual().start(task)))
                .toList();
        writers.forEach(CompletableFuture::join);
        JsonNode after = json(get(path));
        assertThat(after.get("name").asString()).isEqualTo("16");
        assertThat(after.get("version").asLong()).isEqualTo(17);
    }

    private static void increment(String path) {
        while (true) {
            JsonNode present = json(get(path));
            String next = Integer.toString(Integer.parseInt(present.get("name").asString()) + 1);
            int status = send(
                            "PATCH",
                            path,
                            "{\"name\":\"" + next + "\"}",
                            "If-Match",
                            "\"" + present.get("version").asLong() + "\"")
                    .statusCode();
            if (status == 200) {
                return;
            }
            assertThat(status).isIn(412, 503);
        }
    }

    @Test
    void describesItselfInOpenApi() {
        JsonNode api = json(get("/v3/api-docs"));
        assertThat(api.get("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/paths").propertyNames())
                .contains("/api/v1/things", "/api/v1/things/{id}", "/api/v1/things/{id}/history");
    }
}
