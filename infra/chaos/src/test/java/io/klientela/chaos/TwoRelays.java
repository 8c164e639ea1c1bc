package io.klientela.chaos;

import io.klientela.processes.Api;
import io.klientela.processes.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The relays of two instances on one database: each event once, also of records that both change without a pause. */
final class TwoRelays implements Item {
    private static final int RECORDS = 4;

    @Override
    public String name() {
        return "8 relays";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        int changes = scale.of(60, 600);
        List<Api> instances = List.of(
                platform.processes().api("contacts"), platform.processes().api("contacts-2"));
        Map<String, Long> versions = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, Future<Long>> last = new HashMap<>();
            for (int i = 0; i < RECORDS; i++) {
                String id = platform.api()
                        .post("/api/v1/contacts", "{\"lastName\":\"Relays\"}")
                        .get("id")
                        .asString();
                last.put(
                        id,
                        threads.submit(() -> change(instances, platform.api().token(), id, changes)));
            }
            for (Map.Entry<String, Future<Long>> one : last.entrySet()) {
                versions.put(one.getKey(), one.getValue().get());
            }
        }
        platform.awaitQuiet();
        TimeUnit.SECONDS.sleep(scale.of(3, 15)); // a sweep or a lease later nothing comes again either
        int again = 0;
        int missing = 0;
        int inversions = 0;
        Map<String, List<Long>> published = new HashMap<>();
        Topics.all(platform.processes().kafka(), Ledger.Kind.CONTACT.topic).stream()
                .filter(message -> versions.containsKey(message.key()))
                .forEach(message -> published
                        .computeIfAbsent(message.key(), key -> new ArrayList<>())
                        .add(Long.parseLong(Topics.header(message, "ce_sequence"))));
        for (Map.Entry<String, Long> version : versions.entrySet()) {
            List<Long> sequences = published.getOrDefault(version.getKey(), List.of());
            again += sequences.size() - (int) sequences.stream().distinct().count();
            missing += (int) (version.getValue() - sequences.stream().distinct().count());
            inversions += sequences.equals(sequences.stream().sorted().toList()) ? 0 : 1;
        }
        figures.tell(
                "events", versions.values().stream().mapToLong(Long::longValue).sum());
        figures.exactly("published again", again, 0);
        figures.exactly("missing", missing, 0);
        figures.exactly("records out of order", inversions, 0);
        figures.exactly("left in outboxes", platform.waiting(), 0L);
    }

    /** Each change through the other instance, as fast as the answers come: saves race the relays that empty the outbox. */
    private static long change(List<Api> instances, String token, String id, int changes) {
        for (int version = 1; version <= changes; version++) {
            var answer = instances
                    .get(version % 2)
                    .sendAs(
                            token,
                            "PATCH",
                            "/api/v1/contacts/" + id,
                            "{\"lastName\":\"Relays %d\"}".formatted(version),
                            "If-Match",
                            "\"" + version + "\"");
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
        }
        return changes + 1L;
    }
}
