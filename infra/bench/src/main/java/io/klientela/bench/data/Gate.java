package io.klientela.bench.data;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.klientela.bench.Failure;
import io.klientela.bench.platform.Api;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/** A fast platform that has wrong numbers is not fast: nothing is measured before all of them are exact. */
public final class Gate {
    private static final int PATIENCE_SECONDS = 120;

    /** @param there what the platform has. @param wanted what was sent */
    public record Check(String what, Object wanted, Object there) {
        public boolean holds() {
            return wanted.equals(there);
        }
    }

    private final Api api;
    private final MongoClient mongo;
    private final String kafka;
    private final Expected expected;

    public Gate(Api api, MongoClient mongo, String kafka, Expected expected) {
        this.api = api;
        this.mongo = mongo;
        this.kafka = kafka;
        this.expected = expected;
    }

    /** Waits until what follows from events has followed. @throws Failure where a number stays wrong */
    public List<Check> pass() {
        List<Check> checks = checks();
        for (int i = 0; i < PATIENCE_SECONDS && !checks.stream().allMatch(Check::holds); i++) {
            Api.pause(1_000);
            checks = checks();
        }
        List<String> wrong = checks.stream()
                .filter(check -> !check.holds())
                .map(check -> "%s: %s expected, %s there".formatted(check.what(), check.wanted(), check.there()))
                .toList();
        if (!wrong.isEmpty()) {
            throw new Failure("The numbers are not right, so no speed is measured. " + String.join("; ", wrong)
                    + ". (The platform has to be empty before the benchmark.)");
        }
        return checks;
    }

    private List<Check> checks() {
        MongoDatabase contacts = mongo.getDatabase("klientela_contacts");
        MongoDatabase sales = mongo.getDatabase("klientela_sales");
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("contacts", (long) expected.contacts(), count(contacts, "contacts")));
        checks.add(new Check("contacts that differ", (long) expected.contacts(), distinct(contacts, "contacts")));
        checks.add(new Check("companies", (long) expected.companies(), count(contacts, "companies")));
        checks.add(new Check("activities", (long) expected.activities(), count(contacts, "activities")));
        checks.add(new Check("deals", (long) expected.deals(), count(sales, "deals")));
        checks.add(new Check("deals that differ", (long) expected.deals(), distinct(sales, "deals")));
        checks.add(new Check(
                "people of segments",
                (long) expected.contacts(),
                mongo.getDatabase("klientela_marketing").getCollection("people").countDocuments()));
        checks.add(new Check("events of contacts", (long) expected.contacts(), events("klientela.contacts.contact")));
        checks.add(new Check("events of deals", (long) expected.deals(), events("klientela.sales.deal")));
        addDashboard(checks);
        return checks;
    }

    private void addDashboard(List<Check> checks) {
        JsonNode summary = api.get("/api/v1/reports/sales-summary");
        checks.add(new Check(
                "dashboard: deals",
                (long) expected.deals(),
                summary.path("deals").asLong(-1)));
        checks.add(new Check(
                "dashboard: won", (long) expected.won(), summary.path("won").asLong(-1)));
        checks.add(new Check(
                "dashboard: lost", (long) expected.lost(), summary.path("lost").asLong(-1)));
        checks.add(new Check(
                "dashboard: won value",
                expected.wonValue() + ".00",
                summary.path("wonValue").path("amount").asString("")));
    }

    private static long count(MongoDatabase database, String collection) {
        return database.getCollection(collection).countDocuments(Filters.eq("deletedAt", null));
    }

    private static long distinct(MongoDatabase database, String collection) {
        Set<String> ids = new HashSet<>();
        database.getCollection(collection)
                .find()
                .projection(new Document("state.externalId", 1))
                .forEach(found -> ids.add(found.getEmbedded(List.of("state", "externalId"), String.class)));
        return ids.stream().filter(Objects::nonNull).count();
    }

    private long events(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
