package io.klientela.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.processes.Api;
import io.klientela.processes.Distributed;
import io.klientela.processes.Topics;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

/** What holds when each service is a process of its own that can be killed. */
class SeparateProcessesTest {
    private static final int WRITES = 1_000;

    private static Distributed platform;
    private static Api api;

    @BeforeAll
    static void start() {
        platform = Distributed.start(List.of("identity", "contacts", "sales", "reporting"), Map.of());
        api = platform.api();
    }

    @AfterAll
    static void stop() {
        platform.close();
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
            platform.kill("sales");
            platform.startService("sales");
            for (Future<?> write : all) {
                write.get();
            }
        }
        platform.awaitReady("sales");
        assertThat(acknowledged).hasSize(WRITES);
        assertThat(new HashSet<>(acknowledged.values())).hasSize(WRITES);
        assertThat(api.get("/api/v1/deals?limit=1&count=true").get("count").asLong())
                .as("no ghost: what was stored is what was acknowledged")
                .isEqualTo(WRITES);
        Map<String, List<ConsumerRecord<String, byte[]>>> published = new HashMap<>();
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            published.clear();
            Topics.all(platform.kafka(), "klientela.sales.deal")
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
        platform.kill("contacts");
        HttpResponse<String> missing = api.send("GET", "/api/v1/contacts", null);
        assertThat(missing.statusCode()).as(missing.body()).isEqualTo(503);
        assertThat(missing.headers().firstValue("Retry-After")).isPresent();
        assertThat(missing.body()).containsIgnoringCase("contacts");
        assertThat(api.send("GET", "/api/v1/products", null).statusCode()).isEqualTo(200);
        assertThat(api.send("GET", "/api/v1/reports/pipeline", null).statusCode())
                .isEqualTo(200);
        platform.startService("contacts");
        platform.awaitReady("contacts");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> api.send("GET", "/api/v1/contacts", null).statusCode() == 200);
    }
}
