package io.klientela.chaos;

import io.klientela.processes.Distributed;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** One service is gone with all its instances: the rest works, and the answer says what is missing. */
final class ServiceDown implements Item {
    private static final Map<String, String> PATHS = new LinkedHashMap<>();

    static {
        PATHS.put("reporting", "/api/v1/reports/pipeline");
        PATHS.put("contacts", "/api/v1/contacts?limit=1");
        PATHS.put("sales", "/api/v1/deals?limit=1");
        PATHS.put("marketing", "/api/v1/templates?limit=1");
        PATHS.put("ticketing", "/api/v1/tickets?limit=1");
        PATHS.put("automation", "/api/v1/rules?limit=1");
        PATHS.put("identity", "/api/v1/users?limit=1");
    }

    @Override
    public String name() {
        return "3 down";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        List<String> victims = scale.of(List.of("contacts"), List.copyOf(PATHS.keySet()));
        platform.api().renew(); // without identity-service nobody gets a token
        int unexpected = 0;
        for (String victim : victims) {
            List<String> instances = Platform.instancesOf(victim);
            instances.forEach(platform.processes()::kill);
            TimeUnit.MILLISECONDS.sleep(200);
            for (Map.Entry<String, String> path : PATHS.entrySet()) {
                HttpResponse<String> answer = platform.api().send("GET", path.getValue(), null);
                if (!isRight(answer, path.getKey().equals(victim), victim)) {
                    unexpected++;
                    figures.broken("%s down, %s: %d %s"
                            .formatted(victim, path.getValue(), answer.statusCode(), answer.body()));
                }
            }
            TimeUnit.SECONDS.sleep(6); // the joined document is kept for five
            JsonNode missing = platform.api().get("/api/docs/openapi.json").get("x-klientela-missing");
            figures.exactly(
                    "missing in the documents without " + victim,
                    StreamSupport.stream(missing.spliterator(), false)
                            .map(JsonNode::asString)
                            .toList(),
                    List.of(victim));
            comeBack(platform, scale, victim, instances, figures);
        }
        figures.exactly("unexpected answers", unexpected, 0);
    }

    private static boolean isRight(HttpResponse<String> answer, boolean isDown, String victim) {
        return isDown
                ? answer.statusCode() == 503
                        && answer.body().contains(victim + "-service")
                        && answer.headers().firstValue("Retry-After").isPresent()
                : answer.statusCode() == 200;
    }

    private static void comeBack(Platform platform, Scale scale, String victim, List<String> instances, Figures figures)
            throws InterruptedException {
        Distributed processes = platform.processes();
        long began = System.nanoTime();
        instances.forEach(processes::startService);
        instances.forEach(processes::awaitReady);
        long ready = System.nanoTime();
        String path = PATHS.getOrDefault(victim, "");
        while (platform.api().send("GET", path, null).statusCode() != 200
                && System.nanoTime() - ready < TimeUnit.SECONDS.toNanos(60)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        figures.tell(victim + " started in", (ready - began) / 1_000_000 + " ms");
        figures.within(
                victim + " served after its start",
                Duration.ofNanos(System.nanoTime() - ready),
                Duration.ofSeconds(10),
                scale);
    }
}
