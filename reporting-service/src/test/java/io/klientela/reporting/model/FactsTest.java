package io.klientela.reporting.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.klientela.events.identity.Scope;
import io.klientela.platform.Ids;
import io.klientela.platform.Json;
import io.klientela.platform.consume.Received;
import io.klientela.testing.TestInfrastructure;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two instances of the service on one database: one writes, the other answers from memory. */
class FactsTest {
    private static final MongoClient CLIENT = MongoClients.create(TestInfrastructure.mongoUri());
    private static final Visible EVERYTHING = new Visible(Scope.ALL, "", Set.of());

    private final MongoDatabase database =
            CLIENT.getDatabase("facts_" + Ids.next().replace("-", ""));
    private final FactTable writer = DealFacts.in(database.getCollection("deal_facts"), version());
    private final Facts facts =
            new Facts(database.getCollection("deal_facts"), version(), DealFacts.TABLE, DealFacts.FIELDS);

    private ModelVersion version() {
        return new ModelVersion(database.getCollection("model"), Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void knowsEveryChangeThatAnotherInstanceTookIn() {
        assertThat(stages()).isEmpty();
        write(deal("a", 1, "New"), deal("b", 1, "New"));
        assertThat(stages()).isEqualTo(Map.of("New", 2L));
        write(deal("a", 2, "Offer"));
        write(deal("c", 1, "Offer"));
        assertThat(stages()).isEqualTo(Map.of("New", 1L, "Offer", 2L));
        write(deal("b", 2, "klientela.sales.deal.deleted.v1", state("New")));
        assertThat(stages()).isEqualTo(Map.of("Offer", 2L));
        write(deal("b", 1, "New"));
        assertThat(stages()).as("an older event revives nothing").isEqualTo(Map.of("Offer", 2L));
    }

    @Test
    void catchesUpHoweverFarItFellBehind() {
        write(deal("a", 1, "New"));
        assertThat(stages()).isEqualTo(Map.of("New", 1L));
        IntStream.range(0, Trail.LONGEST + 5).forEach(i -> write(deal("d" + i, 1, "Won")));
        assertThat(stages()).isEqualTo(Map.of("New", 1L, "Won", Trail.LONGEST + 5L));
    }

    /** The facts were stored, and the process died before it said so: the events come again. */
    @Test
    void knowsABatchThatWasAnnouncedOnlyWhenItCameAgain() {
        write(deal("a", 1, "New"));
        assertThat(stages()).isEqualTo(Map.of("New", 1L));
        Received lost = deal("b", 1, "Offer");
        DealFacts.in(
                        database.getCollection("deal_facts"),
                        new ModelVersion(database.getCollection("nowhere"), Clock.systemUTC()))
                .apply(List.of(lost));
        write(lost);
        assertThat(stages()).isEqualTo(Map.of("New", 1L, "Offer", 1L));
    }

    @Test
    void forgetsWhatWasErasedRebuiltOrDropped() {
        write(deal("a", 1, "New"), deal("b", 1, "New"));
        assertThat(stages()).isEqualTo(Map.of("New", 2L));
        write(tombstone("a"));
        assertThat(stages()).isEqualTo(Map.of("New", 1L));
        writer.clear();
        assertThat(stages()).isEmpty();
        write(deal("c", 1, "Won"));
        assertThat(stages()).isEqualTo(Map.of("Won", 1L));
        database.drop();
        write(deal("d", 1, "Lost"));
        assertThat(stages()).isEqualTo(Map.of("Lost", 1L));
    }

    private Map<String, Long> stages() {
        return facts.count(EVERYTHING, fact -> true, "stage").stream()
                .collect(Collectors.toMap(cell -> cell.require("stage"), Cell::count, Long::sum, TreeMap::new));
    }

    private void write(Received... events) {
        writer.apply(List.of(events));
    }

    private static Received deal(String id, long sequence, String stage) {
        return deal(id, sequence, "klientela.sales.deal.updated.v1", state(stage));
    }

    private static String state(String stage) {
        return """
                {"state":{"status":"open","stageId":"s","stage":"%s","pipelineId":"p","probability":10,
                 "createdAt":"2026-01-01T00:00:00Z"}}""".formatted(stage);
    }

    private static Received tombstone(String id) {
        return received(id, Long.MAX_VALUE, "", null);
    }

    private static Received deal(String id, long sequence, String type, String data) {
        return received(id, sequence, type, Json.mapper().readTree(data));
    }

    private static Received received(String id, long sequence, String type, @Nullable JsonNode data) {
        return new Received("deals", 0, 0, id, Ids.next(), type, sequence, Instant.EPOCH, "system", null, data);
    }
}
