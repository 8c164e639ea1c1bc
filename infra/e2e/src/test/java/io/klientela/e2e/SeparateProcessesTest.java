package io.klientela.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The distributed form: the store and the broker in one process, every service and the gateway in its own. */
class SeparateProcessesTest {
    private static final int WRITES = 1_000;

    private static final Map<String, Program> services = new LinkedHashMap<>();
    private static final Map<String, Integer> ports = new LinkedHashMap<>();
    private static Program infrastructure;
    private static Map<String, String> environment;
    private static String kafka;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        Path folder = Files.createTempDirectory("klientela-e2e");
        infrastructure = Program.start(
                List.of(
                        Places.java(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        Places.classPath(),
                        "io.klientela.embedded.Infrastructure",
                        folder.toString()),
                Map.of());
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> infrastructure.output().contains("kafkaBootstrap"));
        JsonNode uris = Api.JSON.readTree(infrastructure
                .output()
                .lines()
                .filter(line -> line.startsWith("{\"mongodbUri\""))
                .findFirst()
                .orElseThrow());
        kafka = uris.get("kafkaBootstrap").asString();
        for (String name : List.of("gateway", "identity", "contacts", "sales", "reporting")) {
            ports.put(name, Places.freePort());
        }
        environment = new HashMap<>(Map.of(
                "KLIENTELA_MONGODB_URI",
                uris.get("mongodbUri").asString(),
                "KLIENTELA_KAFKA_BOOTSTRAP",
                kafka,
                "KLIENTELA_ISSUER",
                "http://localhost:" + ports.get("gateway"),
                "KLIENTELA_JWKS_URI",
                "http://127.0.0.1:" + ports.get("identity") + "/oauth2/jwks",
                "KLIENTELA_WEB_CLIENT_SECRET",
                "web-secret-of-this-run",
                "KLIENTELA_ADMIN_PASSWORD",
                "correct horse battery staple",
                "KLIENTELA_API_CLIENT_ID",
                "e2e",
                "KLIENTELA_API_CLIENT_SECRET",
                "e2e-secret-of-this-run"));
        ports.forEach((name, port) -> environment.put(
                "KLIENTELA_SERVICES_" + name.toUpperCase(java.util.Locale.ROOT), "http://127.0.0.1:" + port));
        ports.keySet().forEach(SeparateProcessesTest::startService);
        ports.keySet().forEach(SeparateProcessesTest::awaitReady);
        api = new Api("http://localhost:" + ports.get("gateway"), "e2e", "e2e-secret-of-this-run");
    }

    private static void startService(String name) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("PORT", Integer.toString(ports.get(name)));
        services.put(
                name,
                Program.start(
                        List.of(
                                Places.java(),
                                "-Xmx384m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                Places.jarOf(name.equals("gateway") ? name : name + "-service")
                                        .toString()),
                        own));
    }

    private static void awaitReady(String name) {
        Awaitility.await(name)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(() -> {
                    assertThat(services.get(name).isAlive())
                            .as(services.get(name).output())
                            .isTrue();
                    return new Api("http://127.0.0.1:" + ports.get(name), "", "")
                                    .sendAs(null, "GET", "/actuator/health/readiness", null)
                                    .statusCode()
                            == 200;
                });
    }

    @AfterAll
    static void stop() {
        List<Program> all = new ArrayList<>(services.values());
        all.parallelStream().forEach(Program::close);
        infrastructure.close();
    }

    /**
     * Kills sales-service in the middle of the writes. What was acknowledged must be there, once, with its event; what
     * was not must be repeatable under its key without making a second one.
     */
    @Test
    void losesAndDoublesNothingWhenAServiceIsKilledAmidWrites() throws Exception {
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < WRITES; i++) {
                String name = "Deal " + i;
                all.add(writers.submit(() -> {
                    acknowledged.put(name, create(name));
                    done.incrementAndGet();
                }));
            }
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> done.get() > WRITES / 3);
            services.get("sales").kill();
            startService("sales");
            for (Future<?> write : all) {
                write.get();
            }
        }
        awaitReady("sales");
        assertThat(acknowledged).hasSize(WRITES);
        assertThat(new HashSet<>(acknowledged.values())).hasSize(WRITES);
        assertThat(api.get("/api/v1/deals?limit=1&count=true").get("count").asLong())
                .as("no ghost: what was stored is what was acknowledged")
                .isEqualTo(WRITES);
        Map<String, List<ConsumerRecord<String, byte[]>>> published = new HashMap<>();
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            published.clear();
            Topics.all(kafka, "klientela.sales.deal")
                    .forEach(message -> published
                            .computeIfAbsent(message.key(), key -> new ArrayList<>())
                            .add(message));
            assertThat(published.keySet()).isEqualTo(Set.copyOf(acknowledged.values()));
        });
        int redelivered = 0;
        for (List<ConsumerRecord<String, byte[]>> messages : published.values()) {
            for (ConsumerRecord<String, byte[]> again : messages) {
                assertThat(again.value())
                        .as("a redelivery is the same bytes")
                        .isEqualTo(messages.getFirst().value());
                assertThat(Topics.header(again, "ce_id")).isEqualTo(Topics.header(messages.getFirst(), "ce_id"));
            }
            redelivered += messages.size() - 1;
        }
        System.out.printf("%d writes, 1 kill: lost 0, ghosts 0, redelivered %d%n", WRITES, redelivered);
        assertThat(redelivered).isLessThanOrEqualTo(WRITES / 100);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(api.get("/api/v1/reports/sales-summary")
                                .get("deals")
                                .asLong())
                        .isEqualTo(WRITES));
    }

    /** Writes until it is acknowledged, as a careful client does: always under the same key. */
    private static String create(String name) {
        for (int attempt = 0; attempt < 600; attempt++) {
            try {
                HttpResponse<String> answer =
                        api.send("POST", "/api/v1/deals", "{\"name\":\"%s\"}".formatted(name), "Idempotency-Key", name);
                if (answer.statusCode() == 201) {
                    return Api.JSON.readTree(answer.body()).get("id").asString();
                }
                assertThat(answer.statusCode()).as(answer.body()).isIn(409, 429, 502, 503, 504);
            } catch (java.io.UncheckedIOException e) {
                // the connection broke: nobody knows whether it was carried out
            }
            Awaitility.await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        }
        throw new AssertionError(name + " was never acknowledged");
    }

    @Test
    void keepsTheRestAtWorkWhileAServiceIsDownAndSaysWhich() {
        services.get("contacts").kill();
        HttpResponse<String> missing = api.send("GET", "/api/v1/contacts", null);
        assertThat(missing.statusCode()).as(missing.body()).isEqualTo(503);
        assertThat(missing.headers().firstValue("Retry-After")).isPresent();
        assertThat(missing.body()).containsIgnoringCase("contacts");
        assertThat(api.send("GET", "/api/v1/products", null).statusCode()).isEqualTo(200);
        assertThat(api.send("GET", "/api/v1/reports/pipeline", null).statusCode())
                .isEqualTo(200);
        startService("contacts");
        awaitReady("contacts");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> api.send("GET", "/api/v1/contacts", null).statusCode() == 200);
    }
}
