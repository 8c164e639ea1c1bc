package io.klientela.chaos;

import io.klientela.processes.Api;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Callers that create and change deals and contacts at a steady rate, whatever becomes of the answers, and repeat each
 * write until it is acknowledged: a creation under its Idempotency-Key, a change after a look at what is there.
 */
final class Writers implements AutoCloseable {
    private static final Set<Integer> PASSING = Set.of(409, 429, 502, 503, 504);
    private static final int MOST_ATTEMPTS = 600;
    private static final int PAUSE_MILLIS = 250;
    /** As many callers as there are: a platform that is down is not buried under those who wait for it. */
    private static final int CALLERS = 100;

    private final Api api;
    private final Ledger ledger;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore callers = new Semaphore(CALLERS);
    private final Deque<Ledger.Entry> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Map<String, Integer> otherAnswers = new ConcurrentSkipListMap<>();
    private volatile @Nullable Throwable failure;

    Writers(Platform platform, Ledger ledger) {
        this.api = platform.api();
        this.ledger = ledger;
    }

    /** Begins this many writes, evenly. Returns when the last has begun. */
    void begin(int writes, int perSecond) throws InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < writes; i++) {
            long due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            long early = due - System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(Math.max(0, early));
            callers.acquire();
            begin();
        }
    }

    private void begin() {
        int number = begun.incrementAndGet();
        Ledger.Entry changed = number % 5 < 2 ? idle.poll() : null;
        threads.execute(() -> {
            try {
                Ledger.Entry written = changed == null ? create(number) : change(changed);
                ledger.acknowledge(written);
                idle.add(written);
                acknowledged.incrementAndGet();
            } catch (RuntimeException | Error | InterruptedException e) {
                failure = e;
            } finally {
                callers.release();
            }
        });
    }

    int begun() {
        return begun.get();
    }

    int acknowledged() {
        return acknowledged.get();
    }

    /** Answers that were no acknowledgement, by status and reason; a connection that broke counts as {@code none}. */
    Map<String, Integer> otherAnswers() {
        return otherAnswers;
    }

    int failedAttempts() {
        return otherAnswers.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Waits until every write that was begun is acknowledged. */
    void finish() throws InterruptedException {
        threads.shutdown();
        boolean ended = threads.awaitTermination(4, TimeUnit.MINUTES);
        Throwable last = failure;
        if (last != null) {
            throw new AssertionError("a write was never acknowledged", last);
        }
        if (!ended) {
            throw new AssertionError(
                    "%d of %d writes are not acknowledged".formatted(begun.get() - acknowledged.get(), begun.get()));
        }
    }

    private Ledger.Entry create(int number) throws InterruptedException {
        Ledger.Kind kind = number % 2 == 0 ? Ledger.Kind.DEAL : Ledger.Kind.CONTACT;
        String name = "%s %d".formatted(ledger.mark(), number);
        String body = "{\"%s\":\"%s\"}".formatted(kind.field, name);
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            HttpResponse<String> answer =
                    send("POST", "/api/v1/" + kind.root, body, "Idempotency-Key", name.replace(' ', '-'));
            if (answer != null && answer.statusCode() == 201) {
                return entry(kind, Api.JSON.readTree(answer.body()));
            }
            again(answer);
        }
        throw new AssertionError(name + " was never acknowledged");
    }

    private Ledger.Entry change(Ledger.Entry entry) throws InterruptedException {
        String path = "/api/v1/" + entry.kind().root + "/" + entry.id();
        String name = "%s r%d".formatted(entry.name().replaceFirst(" r\\d+$", ""), entry.version());
        String body = "{\"%s\":\"%s\"}".formatted(entry.kind().field, name);
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            HttpResponse<String> answer = send("PATCH", path, body, "If-Match", "\"" + entry.version() + "\"");
            if (answer != null && answer.statusCode() == 200) {
                return entry(entry.kind(), Api.JSON.readTree(answer.body()));
            }
            if (answer != null && answer.statusCode() == 412) {
                return seen(entry, path, name);
            }
            again(answer);
        }
        throw new AssertionError(name + " was never acknowledged");
    }

    /** The version is another: an attempt without an answer was carried out after all, and nobody else writes here. */
    private Ledger.Entry seen(Ledger.Entry entry, String path, String name) throws InterruptedException {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            HttpResponse<String> answer = send("GET", path, null);
            if (answer != null && answer.statusCode() == 200) {
                Ledger.Entry now = entry(entry.kind(), Api.JSON.readTree(answer.body()));
                if (now.version() != entry.version() + 1 || !now.name().equals(name)) {
                    throw new AssertionError("after %s came %s".formatted(entry, now));
                }
                return now;
            }
            again(answer);
        }
        throw new AssertionError(path + " was never read");
    }

    private @Nullable HttpResponse<String> send(String method, String path, @Nullable String body, String... headers) {
        try {
            return api.send(method, path, body, headers);
        } catch (UncheckedIOException e) {
            return null; // the connection broke: nobody knows whether it was carried out
        }
    }

    private void again(@Nullable HttpResponse<String> answer) throws InterruptedException {
        if (answer != null && !PASSING.contains(answer.statusCode())) {
            throw new AssertionError("%s: %d %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
        }
        otherAnswers.merge(answer == null ? "none" : told(answer), 1, Integer::sum);
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }

    /** The status and, where the platform says why, its words. */
    private static String told(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        String why = type.startsWith("application/problem+json")
                ? " " + Api.JSON.readTree(answer.body()).path("detail").asString()
                : "";
        return answer.statusCode() + why;
    }

    private static Ledger.Entry entry(Ledger.Kind kind, JsonNode body) {
        return new Ledger.Entry(
                kind,
                body.get("id").asString(),
                body.get("version").asLong(),
                body.get(kind.field).asString());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
