package io.klientela.chaos;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One service answers five seconds late: its breaker opens, and nobody else notices. */
final class SlowDependency implements Item {
    private static final String SLOW = "/api/v1/tickets?limit=1";
    private static final String[] OTHERS = {"/api/v1/contacts?limit=10", "/api/v1/deals?limit=10", "/api/v1/pipelines"};

    @Override
    public String name() {
        return "3 slow";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        int seconds = scale.of(10, 40);
        try (Probe others = new Probe(platform.api(), 40, OTHERS);
                Probe slow = new Probe(platform.api(), 5, SLOW)) {
            TimeUnit.SECONDS.sleep(3); // warm
            long calm = System.nanoTime();
            TimeUnit.SECONDS.sleep(seconds);
            long disturbed = System.nanoTime();
            platform.before("ticketing").delay(Duration.ofSeconds(5));
            TimeUnit.SECONDS.sleep(seconds + 8);
            long over = System.nanoTime();
            platform.before("ticketing").delay(Duration.ZERO);
            TimeUnit.SECONDS.sleep(12);
            others.finish();
            slow.finish();

            Duration before = Probe.percentile(others.between(calm, disturbed), 0.95);
            Duration during = Probe.percentile(others.between(disturbed, over), 0.95);
            List<Probe.Answer> refused = slow.between(disturbed, over).stream()
                    .filter(answer -> answer.status() == 503)
                    .toList();
            figures.exactly("others' answers", Probe.statuses(others.between(calm, over)), List.of(200));
            figures.tell("others' p95 before in ms", millis(before));
            // The short run has few answers to tell by; two milliseconds are what timers are off by.
            figures.atMost(
                    "others' p95 meanwhile in ms",
                    millis(during),
                    scale.of(2 * millis(before) + 20, 1.2 * millis(before) + 2));
            figures.atLeast("refused by the breaker", refused.size(), 1);
            figures.within("refused after", Probe.percentile(refused, 0.5), Duration.ofMillis(50), scale);
            figures.exactly(
                    "says what is missing",
                    refused.stream().allMatch(answer -> answer.body().contains("ticketing-service")),
                    true);
            figures.exactly(
                    "answers 10 s after it was well again",
                    Probe.statuses(slow.between(over + TimeUnit.SECONDS.toNanos(10), System.nanoTime())),
                    List.of(200));
        } finally {
            platform.before("ticketing").delay(Duration.ZERO);
        }
    }

    private static double millis(Duration time) {
        return Math.round(time.toNanos() / 1e5) / 10.0;
    }
}
