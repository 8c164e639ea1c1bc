package io.klientela.chaos;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** SIGTERM to one instance after the other while callers who never repeat anything read and write through the gateway. */
final class RollingRestart implements Item {
    @Override
    public String name() {
        return "9 restart";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        List<String> instances =
                List.of("contacts", "sales", "contacts-2", "sales-2").subList(0, scale.of(1, 4));
        Map<String, Integer> failed = new ConcurrentSkipListMap<>();
        AtomicInteger requests = new AtomicInteger();
        Ledger ledger = new Ledger("Restart" + System.nanoTime());
        int perSecond = 20;
        Thread caller = Thread.ofVirtual().start(() -> call(platform, perSecond, requests, failed));
        try (Writers writers = new Writers(platform, ledger)) {
            Thread writer = Thread.ofVirtual().start(() -> write(writers, perSecond));
            for (int round = 0; round < scale.of(1, 3); round++) {
                for (String instance : instances) {
                    platform.processes().stop(instance);
                    platform.processes().startService(instance);
                    platform.processes().awaitReady(instance);
                    TimeUnit.SECONDS.sleep(2); // so that the gateway sends it requests before the next one goes
                }
            }
            caller.interrupt();
            writer.interrupt();
            caller.join();
            writer.join();
            writers.finish();
            figures.tell("restarts", instances.size() * scale.of(1, 3));
            figures.tell("requests", requests.get() + writers.begun());
            figures.exactly(
                    "failed reads",
                    failed.values().stream().mapToInt(Integer::intValue).sum(),
                    0);
            figures.exactly("failed writes", writers.failedAttempts(), 0);
            failed.putAll(writers.otherAnswers());
            if (!failed.isEmpty()) {
                figures.tell("answers", failed);
            }
        }
        platform.awaitQuiet();
        ledger.compare(platform, figures);
    }

    private static void write(Writers writers, int perSecond) {
        try {
            writers.begin(Integer.MAX_VALUE, perSecond);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void call(Platform platform, int perSecond, AtomicInteger requests, Map<String, Integer> failed) {
        String[] paths = {"/api/v1/contacts?limit=20", "/api/v1/deals?limit=20", "/api/v1/pipelines"};
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!Thread.currentThread().isInterrupted()) {
                String path = paths[requests.incrementAndGet() % paths.length];
                threads.execute(() -> {
                    try {
                        HttpResponse<String> answer = platform.api().send("GET", path, null);
                        if (answer.statusCode() != 200) {
                            failed.merge("GET " + answer.statusCode(), 1, Integer::sum);
                        }
                    } catch (RuntimeException e) {
                        failed.merge("GET " + e.getMessage(), 1, Integer::sum);
                    }
                });
                TimeUnit.MILLISECONDS.sleep(1000 / perSecond);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
