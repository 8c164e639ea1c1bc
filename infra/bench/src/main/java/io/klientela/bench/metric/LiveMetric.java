package io.klientela.bench.metric;

import io.klientela.bench.load.Connection;
import io.klientela.bench.load.Outcome;
import io.klientela.bench.load.Request;
import io.klientela.bench.platform.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** From the answer to a write until the dashboard's numbers have it, asked again and again. */
final class LiveMetric implements Metric {
    private static final double CALM = 4;
    private static final double BUSY = 500;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Override
    public List<Row> measure(Scene scene) {
        Watcher watcher = new Watcher(scene, pipeline(scene.api()));
        List<Outcome> ours = new ArrayList<>();
        List<Outcome> floor = new ArrayList<>();
        watcher.look(scene);
        try (RawKafka kafka = new RawKafka(scene.platform().kafka())) {
            kafka.send(scene, CALM);
            for (int round = 0; round < scene.rounds(); round++) {
                ours.add(watcher.look(scene));
                floor.add(kafka.send(scene, CALM));
            }
        }
        Row calm = Row.compare(
                        "live",
                        "answer → visible on the dashboard, %.0f deals/s".formatted(CALM),
                        "ms p50",
                        Side.of(ours, outcome -> outcome.millis(50)),
                        "raw Kafka, produced → consumed",
                        Side.of(floor, outcome -> outcome.millis(50)))
                .aiming(Goal.ratioAtMost(6));
        return List.of(calm, busy(scene, watcher));
    }

    private static Row busy(Scene scene, Watcher watcher) {
        CompletableFuture<Outcome> background = CompletableFuture.supplyAsync(() -> scene.load()
                .open(
                        BUSY,
                        scene.time().multipliedBy(2),
                        64,
                        scene.requests(scene.platform().url(), number -> Request.post("/api/v1/deals", deal("")))));
        Api.pause(1_000);
        Outcome seen = watcher.look(scene);
        Outcome written = background.join();
        return Row.alone(
                        "live",
                        "the same while %.0f deals/s come in, asked for and %.0f/s done"
                                .formatted(BUSY, written.perSecond()),
                        "ms p99",
                        Side.of(List.of(seen), outcome -> outcome.millis(99)))
                .aiming(Goal.atMost(100));
    }

    private static String pipeline(Api api) {
        JsonNode made = api.post(
                "/api/v1/pipelines",
                Map.of(
                        "name",
                        "Bench " + UUID.randomUUID(),
                        "stages",
                        List.of(
                                Map.of("name", "Open", "kind", "open", "probability", 50),
                                Map.of("name", "Won", "kind", "won", "probability", 100),
                                Map.of("name", "Lost", "kind", "lost", "probability", 0))));
        return made.get("id").asString();
    }

    private static String deal(String pipeline) {
        String where = pipeline.isEmpty() ? "" : ",\"pipelineId\":\"%s\"".formatted(pipeline);
        return "{\"name\":\"Deal\",\"amount\":{\"amount\":\"10.00\",\"currency\":\"USD\"}%s}".formatted(where);
    }

    /** One deal after the other, each counted from its answer until the numbers have it. */
    private static final class Watcher {
        private final Connection connection;
        private final Request report;
        private final Request deal;
        private long known;

        Watcher(Scene scene, String pipeline) {
            connection = scene.api().connect();
            report = Request.get("/api/v1/reports/sales-summary?pipelineId=" + pipeline);
            deal = Request.post("/api/v1/deals", deal(pipeline));
        }

        Outcome look(Scene scene) {
            return scene.load().sampled(CALM, scene.time(), this::once);
        }

        private long once() {
            Api.ok(connection, deal);
            known++;
            long answered = System.nanoTime();
            while (System.nanoTime() - answered < LONGEST.toNanos()) {
                if (Api.ok(connection, report).path("deals").asLong(-1) >= known) {
                    return System.nanoTime() - answered;
                }
            }
            return -1;
        }
    }
}
