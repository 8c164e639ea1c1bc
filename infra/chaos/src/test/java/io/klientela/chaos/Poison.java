package io.klientela.chaos;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.klientela.processes.Api;
import io.klientela.processes.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/** Messages that nobody can process, put on a topic by a plain client, and one that a mended service can. */
final class Poison implements Item {
    /** Marks what this suite puts on topics itself. */
    static final String HEADER = "chaos";

    private static final String TOPIC = Ledger.Kind.DEAL.topic;

    @Override
    public String name() {
        return "5 poison";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) throws Exception {
        Map<String, Long> waiting = new ConcurrentHashMap<>();
        AtomicLong longest = new AtomicLong();
        Thread watching = Thread.ofVirtual().start(() -> watch(platform, waiting, longest));
        List<RecordMetadata> poison = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.processes().kafka()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < scale.of(40, 400); i++) {
                if (i % 20 == 10) {
                    poison.addAll(poison(producer));
                }
                JsonNode deal = platform.api().post("/api/v1/deals", "{\"name\":\"Neighbour %d\"}".formatted(i));
                waiting.put(deal.get("id").asString(), System.nanoTime());
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        figures.tell("poisonous", poison.size());
        Awaitility.await("neighbours").atMost(Duration.ofMinutes(2)).until(waiting::isEmpty);
        watching.interrupt();
        figures.within("longest delay of a neighbour", Duration.ofNanos(longest.get()), Duration.ofSeconds(5), scale);
        judgeLetters(platform, poison, figures);
        redrive(platform, figures);
    }

    private static List<RecordMetadata> poison(KafkaProducer<String, byte[]> producer)
            throws InterruptedException, ExecutionException {
        ProducerRecord<String, byte[]> garbage = new ProducerRecord<>(TOPIC, "x", new byte[] {1, 2, 3});
        garbage.headers().add(HEADER, new byte[0]);
        ProducerRecord<String, byte[]> wrong =
                new ProducerRecord<>(TOPIC, "y", "{\"state\":17}".getBytes(StandardCharsets.UTF_8));
        Map.of(
                        HEADER,
                        "",
                        "ce_id",
                        "poison-" + System.nanoTime(),
                        "ce_type",
                        "klientela.sales.deal.created.v1",
                        "ce_sequence",
                        "1",
                        "ce_time",
                        "2026-05-01T10:00:00Z",
                        "ce_actor",
                        "user:x")
                .forEach((name, value) -> wrong.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return List.of(producer.send(garbage).get(), producer.send(wrong).get());
    }

    /** Looks without a pause which of them the read model has, and how long the slowest took to be there. */
    private static void watch(Platform platform, Map<String, Long> waiting, AtomicLong longest) {
        try {
            while (true) {
                platform.collection("reporting", "deal_facts")
                        .find(new Document("_id", new Document("$in", List.copyOf(waiting.keySet()))))
                        .forEach(fact -> {
                            Long at = waiting.remove(fact.getString("_id"));
                            if (at != null) {
                                longest.accumulateAndGet(System.nanoTime() - at, Math::max);
                            }
                        });
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void judgeLetters(Platform platform, List<RecordMetadata> poison, Figures figures) {
        RecordMetadata undecodable = poison.getFirst();
        List<JsonNode> letters = new ArrayList<>();
        Awaitility.await("dead letters").atMost(Duration.ofSeconds(60)).until(() -> {
            letters.clear();
            platform.api()
                    .get("/api/v1/operations/reporting/dead-letters")
                    .get("items")
                    .forEach(letters::add);
            return letters.size() >= poison.size();
        });
        long complete = poison.stream()
                .filter(at -> letters.stream()
                        .anyMatch(letter -> letter.get("topic").asString().equals(at.topic())
                                && letter.get("partition").asInt() == at.partition()
                                && letter.get("offset").asLong() == at.offset()
                                && !letter.path("cause").asString("").isBlank()))
                .count();
        figures.exactly("letters that name topic, partition, offset and cause", complete, (long) poison.size());
        Set<String> published = Topics.all(platform.processes().kafka(), "klientela.dead-letters.reporting").stream()
                .map(letter -> Topics.header(letter, "dl_partition") + "@" + Topics.header(letter, "dl_offset"))
                .collect(Collectors.toSet());
        figures.exactly(
                "of them on the dead-letter topic",
                poison.stream()
                        .filter(at -> published.contains(at.partition() + "@" + at.offset()))
                        .count(),
                (long) poison.size());
        letters.stream()
                .filter(letter -> letter.get("offset").asLong() == undecodable.offset()
                        && letter.get("partition").asInt() == undecodable.partition())
                .limit(1)
                .forEach(letter -> figures.exactly(
                        "redrive of garbage",
                        redrive(platform.api(), "reporting", letter.get("id").asString()),
                        409));
        letters.forEach(letter -> platform.api()
                .send(
                        "DELETE",
                        "/api/v1/operations/reporting/dead-letters/"
                                + letter.get("id").asString(),
                        null));
    }

    private static int redrive(Api api, String service, String id) {
        return api.send("POST", "/api/v1/operations/" + service + "/dead-letters/" + Api.encoded(id) + "/redrive", "{}")
                .statusCode();
    }

    /** The database refuses a contact's row, as after a mistake in an index, until an operator mends it and redrives. */
    private static void redrive(Platform platform, Figures figures) {
        var people = platform.collection("marketing", "people");
        people.createIndex(
                Indexes.ascending("state.jobTitle"),
                new IndexOptions().unique(true).sparse(true).name("mistake"));
        String title = "Title " + System.nanoTime();
        List<String> ids = new ArrayList<>();
        try {
            for (int i = 0; i < 2; i++) {
                ids.add(platform.api()
                        .post("/api/v1/contacts", "{\"lastName\":\"Twin\",\"jobTitle\":\"%s\"}".formatted(title))
                        .get("id")
                        .asString());
            }
            Awaitility.await("the letter").atMost(Duration.ofSeconds(60)).until(() -> letterOf(platform, ids) != null);
        } finally {
            people.dropIndex("mistake");
        }
        long before = people.countDocuments(new Document("state.jobTitle", title));
        int answer = redrive(platform.api(), "marketing", String.valueOf(letterOf(platform, ids)));
        long after = people.countDocuments(new Document("state.jobTitle", title));
        figures.exactly("redrive", answer, 204);
        figures.exactly("before and after it", before + " → " + after, "1 → 2");
        figures.exactly("its letter is gone", letterOf(platform, ids) == null, true);
    }

    private static @org.jspecify.annotations.Nullable String letterOf(Platform platform, List<String> keys) {
        for (JsonNode letter :
                platform.api().get("/api/v1/operations/marketing/dead-letters").get("items")) {
            if (keys.contains(letter.path("key").asString(""))) {
                return letter.get("id").asString();
            }
        }
        return null;
    }
}
