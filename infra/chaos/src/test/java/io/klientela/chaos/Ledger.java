package io.klientela.chaos;

import io.klientela.processes.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;

/** What was acknowledged to the writers of one item, to be compared with what there is. */
final class Ledger {

    /** A record as its writer knows it. */
    record Entry(Kind kind, String id, long version, String name) {}

    /** What is written: where the API, the database and the broker have it, and a read model of another service. */
    enum Kind {
        DEAL("deals", "name", "sales", "deals", "klientela.sales.deal", "reporting", "deal_facts"),
        CONTACT(
                "contacts",
                "lastName",
                "contacts",
                "contacts",
                "klientela.contacts.contact",
                "marketing",
                "known_contacts");

        final String root;
        final String field;
        final String service;
        final String collection;
        final String topic;
        final String reader;
        final String readModel;

        Kind(
                String root,
                String field,
                String service,
                String collection,
                String topic,
                String reader,
                String readModel) {
            this.root = root;
            this.field = field;
            this.service = service;
            this.collection = collection;
            this.topic = topic;
            this.reader = reader;
            this.readModel = readModel;
        }
    }

    private final String mark;
    private final Map<String, Entry> acknowledged = new ConcurrentHashMap<>();

    /** @param mark what the names of all that is written begin with */
    Ledger(String mark) {
        this.mark = mark;
    }

    String mark() {
        return mark;
    }

    void acknowledge(Entry entry) {
        acknowledged.put(entry.id(), entry);
    }

    int size() {
        return acknowledged.size();
    }

    long writes() {
        return acknowledged.values().stream().mapToLong(Entry::version).sum();
    }

    /** Compares with databases, topics and read models once everything is quiet. */
    void compare(Platform platform, Figures figures) {
        compare(platform, figures, 0.01);
    }

    /** @param again the share of the events that may have come twice */
    void compare(Platform platform, Figures figures, double again) {
        compareDatabases(platform, figures);
        compareTopics(platform, figures, again);
        compareReadModel(platform, figures);
    }

    private void compareDatabases(Platform platform, Figures figures) {
        int lost = 0;
        int ghosts = 0;
        for (Kind kind : Kind.values()) {
            Map<String, Document> stored = new HashMap<>();
            platform.collection(kind.service, kind.collection)
                    .find(new Document("state." + kind.field, Pattern.compile("^" + Pattern.quote(mark))))
                    .forEach(document -> stored.put(document.getString("_id"), document));
            for (Entry entry : acknowledged.values()) {
                if (entry.kind() == kind) {
                    Document document = stored.remove(entry.id());
                    long version = document == null ? 0 : document.getLong("version");
                    lost += version < entry.version() || !hasName(document, entry) ? 1 : 0;
                    ghosts += version > entry.version() ? 1 : 0;
                }
            }
            ghosts += stored.size();
        }
        figures.tell("records", acknowledged.size());
        figures.exactly("lost", lost, 0);
        figures.exactly("ghosts", ghosts, 0);
    }

    private static boolean hasName(@org.jspecify.annotations.Nullable Document document, Entry entry) {
        return document != null
                && entry.name().equals(document.get("state", Document.class).getString(entry.kind().field));
    }

    private void compareTopics(Platform platform, Figures figures, double mostAgain) {
        Map<String, List<ConsumerRecord<String, byte[]>>> published = new HashMap<>();
        Topics.all(platform.processes().kafka(), Kind.DEAL.topic, Kind.CONTACT.topic).stream()
                .filter(message -> acknowledged.containsKey(message.key()) || isOurs(message))
                .forEach(message -> published
                        .computeIfAbsent(message.key(), key -> new ArrayList<>())
                        .add(message));
        int ghosts = published.keySet().stream()
                .mapToInt(id -> acknowledged.containsKey(id) ? 0 : 1)
                .sum();
        int missing = 0;
        int inversions = 0;
        int again = 0;
        int different = 0;
        for (Entry entry : acknowledged.values()) {
            Map<String, ConsumerRecord<String, byte[]>> first = new HashMap<>();
            Set<Long> sequences = new HashSet<>();
            long last = 0;
            for (ConsumerRecord<String, byte[]> message : published.getOrDefault(entry.id(), List.of())) {
                ConsumerRecord<String, byte[]> before = first.putIfAbsent(Topics.header(message, "ce_id"), message);
                if (before != null) {
                    again++;
                    different += isSame(before, message) ? 0 : 1;
                    continue;
                }
                long sequence = Long.parseLong(Topics.header(message, "ce_sequence"));
                inversions += sequence <= last ? 1 : 0;
                last = Math.max(last, sequence);
                sequences.add(sequence);
            }
            for (long sequence = 1; sequence <= entry.version(); sequence++) {
                missing += sequences.contains(sequence) ? 0 : 1;
            }
            ghosts += last > entry.version() ? 1 : 0;
        }
        figures.exactly("ghosts on topics", ghosts, 0);
        figures.exactly("events missing", missing, 0);
        figures.exactly("order inversions", inversions, 0);
        figures.atMost("events published again", again, Math.max(1, writes() * mostAgain));
        figures.exactly("redelivered differently", different, 0);
    }

    private boolean isOurs(ConsumerRecord<String, byte[]> message) {
        return message.value() != null && new String(message.value(), StandardCharsets.UTF_8).contains(mark);
    }

    private static boolean isSame(ConsumerRecord<String, byte[]> one, ConsumerRecord<String, byte[]> other) {
        return Arrays.equals(one.value(), other.value()) && one.headers().equals(other.headers());
    }

    private void compareReadModel(Platform platform, Figures figures) {
        long differing = 0;
        for (Kind kind : Kind.values()) {
            Map<String, Long> sequences = new HashMap<>();
            platform.collection(kind.reader, kind.readModel)
                    .find()
                    .projection(new Document("sequence", 1))
                    .forEach(row -> sequences.put(row.getString("_id"), row.getLong("sequence")));
            differing += acknowledged.values().stream()
                    .filter(entry -> entry.kind() == kind)
                    .filter(entry -> sequences.getOrDefault(entry.id(), 0L) != entry.version())
                    .count();
        }
        figures.exactly("differing in read models", differing, 0L);
    }
}
