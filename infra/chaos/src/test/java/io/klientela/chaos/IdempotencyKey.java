package io.klientela.chaos;

import io.klientela.processes.Api;
import io.klientela.processes.Topics;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** One key, one record, one event: for 50 callers at a time, and for one whose service died between write and answer. */
final class IdempotencyKey implements Item {
    @Override
    public String name() {
        return "6 keys";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        Set<String> ids = new TreeSet<>();
        Set<Integer> statuses = new TreeSet<>();
        for (int round = 0; round < scale.of(3, 20); round++) {
            ids.addAll(atOnce(platform, "Once" + System.nanoTime(), statuses));
        }
        figures.exactly("parallel answers other than 201 and 409", others(statuses), Set.of());
        figures.exactly("records of as many keys", ids.size(), scale.of(3, 20));

        int kills = scale.of(1, 5);
        Duration longest = Duration.ZERO;
        for (int i = 0; i < kills; i++) {
            Duration took = killedBetweenWriteAndAnswer(platform, "Unheard" + System.nanoTime(), ids, figures);
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        figures.tell("kills between write and answer", kills);
        figures.tell("longest until acknowledged", longest.toMillis() + " ms");
        platform.mend();
        platform.awaitQuiet();
        long created = Topics.all(platform.processes().kafka(), Ledger.Kind.DEAL.topic).stream()
                .filter(message -> ids.contains(message.key()))
                .map(message -> message.key() + Topics.header(message, "ce_id"))
                .distinct()
                .count();
        figures.exactly("events of as many records", created, (long) ids.size());
    }

    private static Set<Integer> others(Set<Integer> statuses) {
        Set<Integer> others = new TreeSet<>(statuses);
        others.removeAll(Set.of(201, 409));
        return others;
    }

    private static Set<String> atOnce(Platform platform, String name, Set<Integer> statuses) throws Exception {
        Set<String> ids = new TreeSet<>();
        List<Callable<HttpResponse<String>>> callers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            callers.add(() -> create(platform, name));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(callers)) {
                statuses.add(answer.get().statusCode());
                if (answer.get().statusCode() == 201) {
                    ids.add(idOf(answer.get()));
                }
            }
        }
        ids.addAll(stored(platform, name));
        return ids;
    }

    /** The database takes the write, and its answer never reaches the service, which is killed then. */
    private static Duration killedBetweenWriteAndAnswer(
            Platform platform, String name, Set<String> ids, Figures figures) throws Exception {
        List<String> instances = List.of("sales", "sales-2");
        // The marker is the record's own beginning: the claim of the key, which goes before, does not hold it.
        instances.forEach(instance -> platform.storeOf(instance).holdAnswersFrom("name\0" + sized(name)));
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                create(platform, name);
            } catch (RuntimeException e) {
                // its connection broke
            }
        });
        String victim = null;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (victim == null && System.nanoTime() < until) {
            for (String instance : instances) {
                if (platform.storeOf(instance).awaitTrigger(Duration.ofMillis(20))) {
                    victim = instance;
                }
            }
        }
        if (victim == null) {
            throw new AssertionError("no write of " + name + " was seen");
        }
        while (stored(platform, name).isEmpty() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        platform.processes().kill(victim);
        instances.forEach(instance -> platform.storeOf(instance).holdAnswersFrom("never\0asked"));
        platform.storeOf(victim).cut();
        platform.processes().startService(victim);
        caller.join();
        long began = System.nanoTime();
        HttpResponse<String> answer = create(platform, name);
        while (answer.statusCode() != 201 && System.nanoTime() - began < TimeUnit.SECONDS.toNanos(60)) {
            TimeUnit.MILLISECONDS.sleep(250);
            answer = create(platform, name);
        }
        List<String> stored = stored(platform, name);
        figures.exactly("answer after the kill", answer.statusCode(), 201);
        figures.exactly("records after the kill", stored, List.of(idOf(answer)));
        ids.add(idOf(answer));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** How BSON writes the name: its length, then its bytes. */
    private static String sized(String name) {
        return (char) (name.length() + 1) + "\0\0\0" + name;
    }

    private static HttpResponse<String> create(Platform platform, String name) {
        return platform.api()
                .send("POST", "/api/v1/deals", "{\"name\":\"%s\"}".formatted(name), "Idempotency-Key", name);
    }

    private static String idOf(HttpResponse<String> answer) {
        return Api.JSON.readTree(answer.body()).path("id").asString(answer.body());
    }

    private static List<String> stored(Platform platform, String name) {
        List<String> ids = new ArrayList<>();
        platform.collection("sales", "deals")
                .find(new Document("state.name", name))
                .forEach(document -> ids.add(document.getString("_id")));
        return ids;
    }
}
