package io.klientela.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.klientela.events.Topics;
import io.klientela.platform.Json;
import io.klientela.platform.consume.Received;
import io.klientela.testing.TestInfrastructure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However contacts are merged and unmerged, and in whatever order of contacts this is told, records name whom they should. */
class MergedContactsTest {
    private static final int CONTACTS = 6;
    private static final int RECORDS = 8;

    /** Records with several contacts, each with a role: the one it came with. */
    private static final class Records implements NamesContacts {
        final Map<String, Map<String, String>> byId = new TreeMap<>();
        int moves;

        @Override
        public String name() {
            return "records";
        }

        @Override
        public Collection<String> naming(String contactId) {
            return byId.entrySet().stream()
                    .filter(record -> record.getValue().containsKey(contactId))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        @Override
        public Optional<Place> place(String recordId, String contactId) {
            return Optional.ofNullable(byId.getOrDefault(recordId, Map.of()).get(contactId))
                    .map(Place::new);
        }

        @Override
        public void move(String recordId, Move move) {
            Map<String, String> people = Objects.requireNonNull(byId.get(recordId));
            String role = people.get(move.fromId());
            if (role == null) {
                return;
            }
            moves++;
            if (move.takesRole() || !people.containsKey(move.toId())) {
                people.put(move.toId(), String.valueOf(move.role()));
            }
            if (!move.stays()) {
                people.remove(move.fromId());
            }
        }
    }

    /** The contacts as they are at their source, and what they have told. */
    private static final class Source {
        final Map<String, String> into = new HashMap<>();
        final Map<String, Long> sequences = new HashMap<>();
        final Map<String, Deque<Received>> told = new LinkedHashMap<>();
        final List<Received> old = new ArrayList<>();

        String standIn(String contact) {
            String next = into.get(contact);
            return next == null ? contact : standIn(next);
        }

        void merge(String contact, String other) {
            into.put(contact, other);
            tell(contact, "merged", other);
        }

        void unmerge(String contact) {
            String from = into.remove(contact);
            tell(contact, "unmerged", from);
        }

        private void tell(String contact, String what, @Nullable String other) {
            long sequence = sequences.merge(contact, 1L, Long::sum);
            String pointer = what.equals("merged") ? ",\"mergedInto\":{\"contactId\":\"%s\"}".formatted(other) : "";
            String data =
                    "{\"state\":{\"id\":\"%s\"%s},\"fromId\":\"%s\",\"since\":\"2026-01-01T00:00:00Z\",\"addresses\":[]}"
                            .formatted(contact, pointer, other);
            told.computeIfAbsent(contact, some -> new ArrayDeque<>())
                    .add(new Received(
                            Topics.CONTACTS,
                            0,
                            0,
                            contact,
                            UUID.randomUUID().toString(),
                            "klientela.contacts.contact." + what + ".v1",
                            sequence,
                            Instant.EPOCH,
                            "system:test",
                            null,
                            Json.mapper().readTree(data)));
        }

        /** The next batch: the contacts in any order, each one's events in theirs, some of them once more. */
        List<Received> batch(Random random) {
            List<Received> batch = new ArrayList<>();
            List<Deque<Received>> waiting =
                    told.values().stream().filter(queue -> !queue.isEmpty()).toList();
            for (int i = random.nextInt(3); i >= 0 && !waiting.isEmpty(); i--) {
                Received next = waiting.get(random.nextInt(waiting.size())).poll();
                if (next != null) {
                    batch.add(next);
                    old.add(next);
                }
            }
            if (random.nextInt(3) == 0 && !old.isEmpty()) {
                batch.add(old.get(random.nextInt(old.size())));
            }
            return batch;
        }

        boolean hasMore() {
            return told.values().stream().anyMatch(queue -> !queue.isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void recordsFollowAndComeBackHoweverItIsTold(long seed) {
        Random random = new Random(seed);
        Records records = new Records();
        for (int r = 0; r < RECORDS; r++) {
            Map<String, String> people = new TreeMap<>();
            for (int c = random.nextInt(3); c >= 0; c--) {
                String contact = "c" + random.nextInt(CONTACTS);
                people.put(contact, "role of " + contact);
            }
            records.byId.put("r" + r, people);
        }
        Map<String, Map<String, String>> first = copy(records.byId);
        Source source = new Source();
        try (MongoClient client = MongoClients.create(TestInfrastructure.mongoUri())) {
            MergedContacts merged = new MergedContacts(
                    client.getDatabase("merged_" + UUID.randomUUID().toString().substring(0, 8)), List.of(records));
            merged.run();
            for (int step = 0; step < 40; step++) {
                change(source, random);
                merged.apply(source.batch(random));
            }
            tellAll(source, merged, random);

            Map<String, TreeSet<String>> expected = new TreeMap<>();
            first.forEach((id, people) -> {
                expected.put(id, new TreeSet<>());
                people.keySet().forEach(contact -> expected.get(id).add(source.standIn(contact)));
            });
            Map<String, TreeSet<String>> named = new TreeMap<>();
            records.byId.forEach((id, people) -> named.put(id, new TreeSet<>(people.keySet())));
            assertThat(named).isEqualTo(expected);
            assertThat(records.moves).isPositive();

            while (!source.into.isEmpty()) {
                unmergeAny(source, random);
            }
            tellAll(source, merged, random);
            assertThat(records.byId).isEqualTo(first);
        }
    }

    @Test
    void whatSomebodyDecidedMeanwhileStays() {
        Records records = new Records();
        records.byId.put("r", new TreeMap<>(Map.of("a", "buyer")));
        Source source = new Source();
        Random random = new Random(1);
        try (MongoClient client = MongoClients.create(TestInfrastructure.mongoUri())) {
            MergedContacts merged = new MergedContacts(
                    client.getDatabase("merged_" + UUID.randomUUID().toString().substring(0, 8)), List.of(records));
            source.merge("a", "b");
            tellAll(source, merged, random);
            assertThat(records.byId.get("r")).containsExactly(Map.entry("b", "buyer"));
            records.byId.put("r", new TreeMap<>(Map.of("c", "buyer")));
            source.unmerge("a");
            tellAll(source, merged, random);
            assertThat(records.byId.get("r")).containsExactly(Map.entry("c", "buyer"));
        }
    }

    private static void change(Source source, Random random) {
        if (random.nextInt(5) < 2) {
            unmergeAny(source, random);
            return;
        }
        String one = "c" + random.nextInt(CONTACTS);
        String other = "c" + random.nextInt(CONTACTS);
        if (!one.equals(other) && !source.into.containsKey(one) && !source.into.containsKey(other)) {
            source.merge(one, other);
        }
    }

    /** Only what stands for itself can give somebody back. */
    private static void unmergeAny(Source source, Random random) {
        List<String> free = source.into.keySet().stream()
                .filter(contact -> !source.into.containsKey(source.into.get(contact)))
                .sorted()
                .toList();
        if (!free.isEmpty()) {
            source.unmerge(free.get(random.nextInt(free.size())));
        }
    }

    private static void tellAll(Source source, MergedContacts merged, Random random) {
        while (source.hasMore()) {
            merged.apply(source.batch(random));
        }
    }

    private static Map<String, Map<String, String>> copy(Map<String, Map<String, String>> records) {
        Map<String, Map<String, String>> copy = new TreeMap<>();
        records.forEach((id, people) -> copy.put(id, new TreeMap<>(people)));
        return copy;
    }
}
