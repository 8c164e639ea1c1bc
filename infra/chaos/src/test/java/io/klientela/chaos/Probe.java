package io.klientela.chaos;

import io.klientela.processes.Api;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Callers that ask at a steady rate, however long answers take, and note what they got and when. */
final class Probe implements AutoCloseable {

    /** @param status 0 where the connection broke */
    record Answer(String path, int status, long sentAt, Duration took, String body) {
        boolean isGood() {
            return status / 100 == 2;
        }
    }

    private final Api api;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread asking;

    /** Asks each path in turn, this many times a second in all; a path after {@code POST } is written to. */
    Probe(Api api, int perSecond, String... paths) {
        this.api = api;
        asking = Thread.ofVirtual().start(() -> {
            try {
                for (long i = 0; !Thread.currentThread().isInterrupted(); i++) {
                    String path = paths[(int) (i % paths.length)];
                    threads.execute(() -> ask(path));
                    TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(1) / perSecond);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void ask(String path) {
        long sentAt = System.nanoTime();
        @Nullable HttpResponse<String> answer = null;
        try {
            answer = path.startsWith("POST ")
                    ? api.send("POST", path.substring(5), "{\"name\":\"Probe\"}")
                    : api.send("GET", path, null);
        } catch (RuntimeException e) {
            // told as status 0
        }
        answers.add(new Answer(
                path,
                answer == null ? 0 : answer.statusCode(),
                sentAt,
                Duration.ofNanos(System.nanoTime() - sentAt),
                answer == null ? "" : answer.body()));
    }

    /** Those that were asked between the two moments. */
    List<Answer> between(long from, long to) {
        return answers.stream()
                .filter(answer -> answer.sentAt() - from >= 0 && answer.sentAt() - to < 0)
                .toList();
    }

    /** Stops asking and waits for the last answers. */
    void finish() throws InterruptedException {
        asking.interrupt();
        asking.join();
        threads.shutdown();
        if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new AssertionError("a request has no end");
        }
    }

    static Duration percentile(List<Answer> answers, double share) {
        long[] times = answers.stream()
                .mapToLong(answer -> answer.took().toNanos())
                .sorted()
                .toArray();
        return times.length == 0
                ? Duration.ZERO
                : Duration.ofNanos(times[(int) Math.min(times.length - 1, Math.ceil(times.length * share) - 1)]);
    }

    static Duration longest(List<Answer> answers) {
        return percentile(answers, 1);
    }

    static List<Integer> statuses(List<Answer> answers) {
        return Arrays.stream(answers.stream()
                        .mapToInt(Answer::status)
                        .distinct()
                        .sorted()
                        .toArray())
                .boxed()
                .toList();
    }

    @Override
    public void close() {
        asking.interrupt();
        threads.shutdownNow();
    }
}
