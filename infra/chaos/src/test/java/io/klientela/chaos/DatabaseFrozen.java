package io.klientela.chaos;

import io.klientela.processes.Distributed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** SIGSTOP to the database, whose connections stay open: everybody is told so soon, and served soon after SIGCONT. */
final class DatabaseFrozen implements Item {
    private static final String[] PATHS = {
        "/api/v1/contacts?limit=1",
        "/api/v1/deals?limit=1",
        "POST /api/v1/deals",
        "/api/v1/templates?limit=1",
        "/api/v1/tickets?limit=1",
        "/api/v1/rules?limit=1",
        "/api/v1/reports/pipeline",
        "/api/v1/users?limit=1"
    };
    private static final List<String> WATCHED = List.of("contacts", "sales", "ticketing", Distributed.GATEWAY);

    @Override
    public String name() {
        return "3 database";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        Duration frozen = Duration.ofSeconds(scale.of(12, 60));
        Ledger ledger = new Ledger("Frozen" + System.nanoTime());
        platform.api().renew(); // nobody gets a token meanwhile
        try (Probe probe = new Probe(platform.api(), 30, PATHS);
                Writers writers = new Writers(platform, ledger)) {
            Thread load = Thread.ofVirtual().start(() -> write(writers));
            TimeUnit.SECONDS.sleep(3);
            int threadsBefore = threads(platform);
            platform.processes().freeze(Distributed.STORE);
            long from = System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(frozen.toNanos());
            int threadsThen = threads(platform);
            long to = System.nanoTime();
            platform.processes().thaw(Distributed.STORE);
            Duration recovered = awaitGood(probe, to);
            load.interrupt();
            load.join();
            probe.finish();
            writers.finish();
            // Those asked in the last two seconds may have been answered after the thaw.
            List<Probe.Answer> then = probe.between(from, to - TimeUnit.SECONDS.toNanos(2));
            figures.tell("frozen", frozen.toSeconds() + " s");
            List<Probe.Answer> onTheirWay = probe.between(from - TimeUnit.SECONDS.toNanos(5), from).stream()
                    .filter(answer -> answer.sentAt() + answer.took().toNanos() - from > 0)
                    .toList();
            figures.atLeast("asked meanwhile", then.size(), frozen.toSeconds() * 15);
            figures.exactly("answers", Probe.statuses(then), List.of(503));
            figures.tell("on their way at the freeze", onTheirWay.size());
            figures.within("slowest of those", Probe.longest(onTheirWay), Duration.ofSeconds(2), scale);
            figures.tell("p95 of them", Probe.percentile(then, 0.95).toMillis() + " ms");
            figures.within("slowest", Probe.longest(then), Duration.ofSeconds(2), scale);
            figures.atMost("more threads", threadsThen - threadsBefore, 40);
            figures.within("recovered after", recovered, Duration.ofSeconds(10), scale);
        }
        platform.awaitQuiet();
        ledger.compare(platform, figures);
    }

    private static void write(Writers writers) {
        try {
            writers.begin(Integer.MAX_VALUE, 20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int threads(Platform platform) {
        return WATCHED.stream()
                .mapToInt(name -> Footprint.of(platform.processes().pid(name)).threads())
                .sum();
    }

    /** How long after the moment every path was answered well again. */
    private static Duration awaitGood(Probe probe, long since) throws InterruptedException {
        while (System.nanoTime() - since < TimeUnit.MINUTES.toNanos(1)) {
            List<Probe.Answer> lately =
                    probe.between(System.nanoTime() - TimeUnit.SECONDS.toNanos(1), System.nanoTime());
            if (lately.size() > 10 && lately.stream().allMatch(Probe.Answer::isGood)) {
                long last = probe.between(since, System.nanoTime()).stream()
                        .filter(answer -> !answer.isGood())
                        .mapToLong(answer -> answer.sentAt() + answer.took().toNanos() - since)
                        .max()
                        .orElse(0);
                return Duration.ofNanos(last);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return Duration.ofMinutes(1);
    }
}
