package io.klientela.chaos;

import io.klientela.processes.Distributed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A steady load for a long time: heaps, threads and descriptors end as they began, and nothing is left to publish. */
final class Soak implements Item {
    private static final String[] READS = {
        "/api/v1/contacts?limit=20",
        "/api/v1/deals?limit=20&sort=-createdAt",
        "/api/v1/reports/pipeline",
        "/api/v1/tickets?limit=5"
    };

    @Override
    public String name() {
        return "10 soak";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        Duration length = scale.of(Duration.ofSeconds(30), Duration.ofMinutes(30));
        List<String> watched = platform.processes().names().stream()
                .filter(name -> !List.of(Distributed.STORE, Distributed.BROKER).contains(name))
                .toList();
        Ledger ledger = new Ledger("Soak" + System.nanoTime());
        Map<String, Long> heaps = new LinkedHashMap<>();
        Map<String, Footprint> footprints = new LinkedHashMap<>();
        try (Writers writers = new Writers(platform, ledger);
                Probe reads = new Probe(platform.api(), 20, READS)) {
            Thread load = Thread.ofVirtual().start(() -> write(writers));
            TimeUnit.NANOSECONDS.sleep(length.dividedBy(4).toNanos()); // until what is kept is there
            for (String name : watched) {
                heaps.put(
                        name, Footprint.heapAfterCollection(platform.processes().pid(name)));
                footprints.put(name, Footprint.of(platform.processes().pid(name)));
            }
            long from = System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(length.multipliedBy(3).dividedBy(4).toNanos());
            long to = System.nanoTime();
            double worst = 0;
            int threads = 0;
            int descriptors = 0;
            StringBuilder growth = new StringBuilder();
            for (String name : watched) {
                long pid = platform.processes().pid(name);
                double grown = Footprint.heapAfterCollection(pid) / (double) heaps.getOrDefault(name, 1L) - 1;
                Footprint now = Footprint.of(pid);
                Footprint then = footprints.getOrDefault(name, now);
                worst = Math.max(worst, grown);
                threads = Math.max(threads, now.threads() - then.threads());
                descriptors = Math.max(descriptors, now.descriptors() - then.descriptors());
                growth.append(name).append(' ').append(Figures.percent(grown)).append(' ');
            }
            load.interrupt();
            load.join();
            reads.finish();
            writers.finish();
            figures.tell("length", length.toSeconds() + " s");
            figures.tell("writes", writers.acknowledged());
            figures.exactly("answers to reads", Probe.statuses(reads.between(from, to)), List.of(200));
            figures.exactly("failed writes", writers.failedAttempts(), 0);
            if (writers.failedAttempts() > 0) {
                figures.tell("their answers", writers.otherAnswers());
            }
            figures.tell(
                    "reads' p99",
                    Probe.percentile(reads.between(from, to), 0.99).toMillis() + " ms");
            figures.tell("heaps", growth.toString().strip());
            // Classes and caches still arrive in the first minute.
            figures.atMost("largest growth of a heap in percent", worst * 100, scale.of(60.0, 5.0));
            figures.atMost("more threads", threads, 12);
            figures.atMost("more descriptors", descriptors, 24);
        }
        platform.awaitQuiet();
        figures.exactly("left in outboxes", platform.waiting(), 0L);
        ledger.compare(platform, figures);
    }

    private static void write(Writers writers) {
        try {
            writers.begin(Integer.MAX_VALUE, 20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
