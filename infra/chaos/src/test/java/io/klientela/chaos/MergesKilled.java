package io.klientela.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.processes.Api;
import io.klientela.processes.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** SIGKILL to instances of contacts-service amid merges and unmerges of contacts that deals, tickets and activities name. */
final class MergesKilled implements Item {
    private static final int OTHERS = 3;
    private static final int TURNS_BETWEEN = 6;
    /** Of each caller: so that kills meet work on its way, and what has to follow does not take longer than the kills. */
    private static final int TURNS_PER_SECOND = 1;

    private static final Duration SETTLED = Duration.ofMinutes(3);
    /** Where records name a contact: the list, and the place in a record. */
    private static final Map<String, String> NAMING =
            Map.of("deals", "/contacts/0/contactId", "tickets", "/contactId", "activities", "/contactId");

    /** One run of it. */
    private static final class Run {
        private final Platform platform;
        private final Api api;
        private final CarefulClient client;
        private final String mark = "Merge" + System.nanoTime();
        private final Random random = new Random();
        private final List<Family> families = new ArrayList<>();
        /** By its path, who a record named first. */
        private final Map<String, String> naming = new ConcurrentHashMap<>();

        Run(Platform platform) {
            this.platform = platform;
            this.api = platform.api();
            this.client = new CarefulClient(api);
        }

        void create(int count) {
            for (int i = 0; i < count; i++) {
                JsonNode head = contact("head%d".formatted(i), "\"jobTitle\":\"Head\"");
                List<JsonNode> others = new ArrayList<>();
                for (int k = 0; k < OTHERS; k++) {
                    others.add(contact("other%d-%d".formatted(i, k), "\"jobTitle\":\"Other\""));
                }
                families.add(new Family(client, random.nextLong(), head, others));
            }
            families.parallelStream().forEach(family -> family.members().forEach(this::nameIn));
        }

        void assertWhole() {
            families.forEach(Family::assertWhole);
            assertNobodyTwiceAndNobodyLost();
            Awaitility.await().atMost(SETTLED).untilAsserted(this::assertEverythingFollowed);
            Awaitility.await().atMost(SETTLED).untilAsserted(this::assertToldOnce);
        }

        private JsonNode contact(String name, String more) {
            return api.post("/api/v1/contacts", """
                {"firstName":"%1$s","lastName":"%2$s","emails":[{"value":"%1$s@amidkills.example"}],"tags":["all","%1$s"],%3$s}""".formatted(name, mark, more));
        }

        /** A deal, a ticket and an activity, as soon as their services know of the contact. */
        private void nameIn(String contactId) {
            create("deals", contactId, "\"contacts\":[{\"contactId\":\"%s\"}]");
            create("tickets", contactId, "\"text\":\"Help\",\"contactId\":\"%s\"");
            create("activities", contactId, "\"kind\":\"call\",\"contactId\":\"%s\"");
        }

        private void create(String list, String contactId, String more) {
            String body = "{\"name\":\"%s\",%s}".formatted(mark, more.formatted(contactId));
            AtomicReference<String> id = new AtomicReference<>();
            Awaitility.await()
                    .atMost(SETTLED)
                    .untilAsserted(() -> id.set(Family.id(api.post("/api/v1/" + list, body))));
            naming.put(list + "/" + id.get(), contactId);
        }

        void mergeAmidKills(int kills) throws Exception {
            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger turns = new AtomicInteger();
            try (ExecutorService callers = Executors.newFixedThreadPool(families.size())) {
                List<Future<?>> all = new ArrayList<>();
                families.forEach(family -> all.add(callers.submit(() -> {
                    while (!over.get()) {
                        long next = System.nanoTime() + TimeUnit.SECONDS.toNanos(1) / TURNS_PER_SECOND;
                        family.turn();
                        turns.incrementAndGet();
                        TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
                    }
                    return null;
                })));
                for (int i = 0; i < kills; i++) {
                    int from = turns.get() + TURNS_BETWEEN + random.nextInt(TURNS_BETWEEN);
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(2))
                            .pollInterval(Duration.ofMillis(1 + random.nextInt(20)))
                            .until(() -> turns.get() >= from || all.stream().anyMatch(Future::isDone));
                    String instance = random.nextBoolean() ? "contacts" : "contacts-2";
                    platform.processes().kill(instance);
                    platform.processes().startService(instance);
                    platform.processes().awaitReady(instance);
                }
                over.set(true);
                for (Future<?> caller : all) {
                    caller.get();
                }
            }
        }

        private void assertNobodyTwiceAndNobodyLost() {
            Set<String> present = new HashSet<>();
            families.forEach(family -> present.addAll(family.present()));
            JsonNode page = client.get("/api/v1/contacts?limit=200&filter=" + named("lastName"));
            assertThat(page.get("items").valueStream().map(Family::id)).containsExactlyInAnyOrderElementsOf(present);
            NAMING.keySet()
                    .forEach(list -> assertThat(
                                    client.get("/api/v1/%s?limit=200&filter=%s".formatted(list, named("name")))
                                            .get("items"))
                            .as(list)
                            .hasSize(families.size() * (OTHERS + 1)));
        }

        private String named(String field) {
            return Api.encoded("%s == \"%s\"".formatted(field, mark));
        }

        private void assertEverythingFollowed() {
            Map<String, String> astray = new HashMap<>();
            naming.forEach((path, first) -> {
                String place = NAMING.get(path.substring(0, path.indexOf('/')));
                String found = client.get("/api/v1/" + path).at(place).asString("");
                String expected = familyOf(first).standIn(first);
                if (!found.equals(expected)) {
                    astray.put(path, "of %s, names %s instead of %s".formatted(first, found, expected));
                }
            });
            assertThat(astray).isEmpty();
        }

        private Family familyOf(String contactId) {
            return families.stream()
                    .filter(family -> family.members().contains(contactId))
                    .findFirst()
                    .orElseThrow();
        }

        /** What was acknowledged once was done once: no attempt that died and none that repeated it made a second event. */
        private void assertToldOnce() {
            Map<String, Set<String>> events = new HashMap<>();
            Set<String> members = families.stream()
                    .flatMap(family -> family.members().stream())
                    .collect(Collectors.toSet());
            Topics.all(platform.processes().kafka(), "klientela.contacts.contact").stream()
                    .filter(message -> members.contains(message.key()))
                    .forEach(message -> events.computeIfAbsent(
                                    Topics.header(message, "ce_type"), type -> new HashSet<>())
                            .add(Topics.header(message, "ce_id")));
            List.of("merged", "absorbed", "unmerged", "released")
                    .forEach(what -> assertThat(
                                    events.getOrDefault("klientela.contacts.contact.%s.v1".formatted(what), Set.of()))
                            .as(what)
                            .hasSize(total(what)));
        }

        private int total(String what) {
            boolean forth = what.equals("merged") || what.equals("absorbed");
            return families.stream()
                    .mapToInt(family -> forth ? family.merges() : family.unmerges())
                    .sum();
        }
    }

    @Override
    public String name() {
        return "15 merges";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        int kills = scale.of(2, 10);
        Run run = new Run(platform);
        run.create(scale.of(4, 8));
        run.mergeAmidKills(kills);
        figures.tell("kills", kills);
        figures.tell("merges", run.total("merged"));
        figures.tell("taken back", run.total("unmerged"));
        platform.awaitQuiet();
        run.assertWhole();
    }
}
