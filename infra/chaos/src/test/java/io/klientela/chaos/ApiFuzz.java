package io.klientela.chaos;

import io.klientela.chaos.Operations.Operation;
import io.klientela.processes.Api;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Every operation of the joined OpenAPI document with input that no honest client sends. */
final class ApiFuzz implements Item {
    private static final String NOBODY = "01900000-0000-7000-8000-000000000000";
    private static final Pattern PLACE = Pattern.compile("\\{[^}]+}");
    private static final Pattern INSIDE =
            Pattern.compile("\\bat [a-z][\\w.$]+\\(|Exception\\b|org\\.springframework|java\\.lang|com\\.mongodb");
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json;charset=utf-16",
            "application/json;charset=nonsense",
            "nonsense",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "application/octet-stream");
    private static final List<String> TAGS = List.of("\"x\"", "*", "\"99999999999999999999\"", "1", "\"1\", \"2\"");

    private final AtomicInteger requests = new AtomicInteger();
    private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
    private final Map<String, String> findings = new ConcurrentSkipListMap<>();

    private record Attempt(Operation operation, String what, HttpRequest request) {}

    @Override
    public String name() {
        return "13 fuzz";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        long seed = System.nanoTime();
        List<Operation> operations = Operations.of(platform.api());
        Map<String, String> existing = Samples.of(platform.api());
        Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
        Random random = new Random(seed);
        for (Operation operation : operations) {
            attempts.addAll(attempts(platform.api(), operation, existing, scale, random));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                threads.execute(() -> {
                    for (Attempt next = attempts.poll(); next != null; next = attempts.poll()) {
                        attempt(next);
                    }
                });
            }
            threads.shutdown();
            if (!threads.awaitTermination(scale.of(4, 30), TimeUnit.MINUTES)) {
                figures.broken("not done in time: " + attempts.size() + " attempts left");
                threads.shutdownNow();
            }
        }
        figures.tell("seed", seed);
        figures.tell("operations", operations.size());
        figures.tell("requests", requests.get());
        figures.tell("answers", new TreeMap<>(statuses));
        long failures = statuses.entrySet().stream()
                .filter(status -> status.getKey() >= 500)
                .mapToInt(Map.Entry::getValue)
                .sum();
        figures.exactly("5xx", failures, 0L);
        figures.exactly("findings", findings.size(), 0);
        findings.forEach((place, what) -> figures.broken(place + ": " + what));
    }

    private static List<Attempt> attempts(
            Api api, Operation operation, Map<String, String> existing, Scale scale, Random random) {
        List<Attempt> all = new ArrayList<>();
        String root = rootOf(operation.path());
        String id = operation.method().equals("DELETE") ? NOBODY : existing.getOrDefault(root, NOBODY);
        String path = PLACE.matcher(operation.path()).replaceAll(id);
        JsonNode sample = operation.body();
        boolean writes = !operation.method().equals("GET");
        BodyPublisher valid = sample.isMissingNode()
                ? (writes ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                : BodyPublishers.ofString(sample.toString());
        some(Malformed.VALUES, scale.of(6, 100), random).forEach(value -> {
            if (operation.path().contains("{")) {
                all.add(attempt(
                        api,
                        operation,
                        "id " + value,
                        PLACE.matcher(operation.path()).replaceAll(java.util.regex.Matcher.quoteReplacement(value)),
                        valid));
            }
            operation.query().forEach(name -> {
                if (scale == Scale.FULL || random.nextInt(3) == 0) {
                    all.add(attempt(api, operation, name + "=" + value, path + "?" + name + "=" + value, valid));
                }
            });
        });
        if (!writes) {
            return all;
        }
        some(List.copyOf(Malformed.bodies(sample).entrySet()), scale.of(7, 100), random)
                .forEach(body -> all.add(
                        attempt(api, operation, body.getKey(), path, BodyPublishers.ofByteArray(body.getValue()))));
        Malformed.mutations(sample, scale.of(14, 600), random)
                .forEach((what, body) -> all.add(attempt(api, operation, what, path, BodyPublishers.ofString(body))));
        some(TYPES, scale.of(3, 100), random)
                .forEach(type -> all.add(attempt(api, operation, "type " + type, path, valid, "Content-Type", type)));
        some(TAGS, scale.of(2, 100), random)
                .forEach(tag -> all.add(attempt(api, operation, "If-Match " + tag, path, valid, "If-Match", tag)));
        if (scale == Scale.FULL || random.nextInt(8) == 0) {
            all.add(attempt(api, operation, "huge", path, BodyPublishers.ofByteArray(Malformed.huge())));
        }
        for (String key : List.of(" ", "k".repeat(300), "\u00e9\u00ff", "a/b\"c")) {
            if (operation.method().equals("POST") && (scale == Scale.FULL || random.nextInt(4) == 0)) {
                all.add(attempt(api, operation, "key " + key, path, valid, "Idempotency-Key", key));
            }
        }
        return all;
    }

    /** {@code deals} of {@code /api/v1/deals/{id}}. */
    private static String rootOf(String path) {
        List<String> parts = List.of(path.split("/", -1));
        return parts.size() > 3 ? parts.get(3) : "";
    }

    private static <T> List<T> some(List<T> all, int most, Random random) {
        List<T> shuffled = new ArrayList<>(all);
        java.util.Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(most, shuffled.size()));
    }

    private static Attempt attempt(
            Api api, Operation operation, String what, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.url() + path))
                .timeout(Duration.ofSeconds(20))
                .method(operation.method(), body)
                .setHeader("Authorization", "Bearer " + api.token())
                .setHeader("If-Match", "\"1\"")
                .setHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return new Attempt(operation, Malformed.shortened(what), request.build());
    }

    private void attempt(Attempt attempt) {
        requests.incrementAndGet();
        HttpResponse<String> answer;
        try {
            answer = Api.exchange(attempt.request());
        } catch (RuntimeException e) {
            found(attempt, "no answer: " + e.getMessage());
            return;
        }
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        @Nullable String problem = problemWith(answer);
        if (problem != null) {
            found(attempt, problem);
        }
    }

    private static @Nullable String problemWith(HttpResponse<String> answer) {
        int status = answer.statusCode();
        String body = answer.body();
        if (status >= 500) {
            return status + " " + Malformed.shortened(body.replace("\n", " "));
        }
        boolean isApi = answer.uri().getPath().startsWith("/api/"); // beside it are pages for people
        boolean isRead =
                status != HttpURLConnection.HTTP_REQ_TOO_LONG; // that one the server refuses before it is a request
        if (status >= 400 && isApi && isRead) {
            String type = answer.headers().firstValue("Content-Type").orElse("none");
            if (!type.startsWith("application/problem+json")) {
                return "%d as %s %s".formatted(status, type, Malformed.shortened(body));
            }
            JsonNode problem = Api.JSON.readTree(body.getBytes(StandardCharsets.UTF_8));
            if (problem.path("status").asInt() != status
                    || problem.path("detail").asString("").isBlank()) {
                return status + " without status or detail: " + Malformed.shortened(body);
            }
            if (INSIDE.matcher(body).find()) {
                return status + " shows the inside: " + body.substring(0, Math.min(body.length(), 300));
            }
        }
        return null;
    }

    /** One finding for each operation and answer is enough to mend it. */
    private void found(Attempt attempt, String problem) {
        findings.putIfAbsent(
                attempt.operation().name() + " " + problem.substring(0, Math.min(12, problem.length())),
                attempt.what() + " → " + problem);
    }
}
