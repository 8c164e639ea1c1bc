package io.klientela.platform.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.klientela.platform.Ids;
import io.klientela.platform.outbox.AuditLog;
import io.klientela.platform.outbox.Instance;
import io.klientela.platform.outbox.Outbox;
import io.klientela.platform.outbox.Outboxes;
import io.klientela.platform.outbox.Relay;
import io.klientela.platform.web.Problem;
import io.klientela.testing.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // a null fails the test, as it should
class WritePathTest {
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static MongoClient client;

    private final List<Relay> relays = new ArrayList<>();
    private MongoDatabase database;
    private AggregateType<Thing, io.klientela.events.sales.ProductState> type;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(TestInfrastructure.mongoUri());
    }

    @BeforeEach
    void ownTopicAndDatabase() throws Exception {
        int number = COUNTER.incrementAndGet();
        database = client.getDatabase(
                "write_path_" + number + "_" + ProcessHandle.current().pid());
        String topic = "write-path-" + number + "-" + ProcessHandle.current().pid();
        type = AggregateType.of("thing", "things", topic, io.klientela.events.sales.ProductState.class, Thing::new)
                .uniquely("externalId");
        try (var admin = org.apache.kafka.clients.admin.Admin.create(
                Map.of("bootstrap.servers", TestInfrastructure.kafkaBootstrap()))) {
            admin.createTopics(List.of(new org.apache.kafka.clients.admin.NewTopic(topic, 3, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() {
        relays.forEach(Relay::close);
        database.drop();
    }

    /** One process of the service: its own instance id, relay and view of the store. */
    private Aggregates<Thing, io.klientela.events.sales.ProductState> process(Duration lease, boolean relaying) {
        Instance instance = new Instance(Ids.next(), "test", lease);
        AuditLog audit = new AuditLog(database.getCollection("audit_entries"));
        audit.createIndexes();
        Relay relay = Relay.create(TestInfrastructure.kafkaBootstrap(), audit, "test", Duration.ofMillis(200));
        if (relaying) {
            relay.start(new Outboxes(
                    List.of(new Outbox(database.getCollection("things"), "thing", type.topic(), instance, CLOCK))));
            relays.add(relay);
        }
        Aggregates<Thing, io.klientela.events.sales.ProductState> things = new AggregateFactory(
                        database, new StateMapper(), instance, CLOCK, () -> "user:ann", relay)
                .create(type);
        AggregateIndexes.create(things);
        return things;
    }

    private static Stamp now() {
        return new Stamp(CLOCK.instant(), "user:ann");
    }

    private Thing add(Aggregates<Thing, io.klientela.events.sales.ProductState> things, String name) {
        return things.add(Thing.create(Ids.next(), name, null, now()));
    }

    /** Every record of the topic, by key, in order. */
    private Map<String, List<ConsumerRecord<String, byte[]>>> published() {
        Map<String, List<ConsumerRecord<String, byte[]>>> byKey = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestInfrastructure.kafkaBootstrap()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(type.topic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(message -> byKey.computeIfAbsent(message.key(), key -> new ArrayList<>())
                                .add(message));
            }
        }
        return byKey;
    }

    private static List<Long> sequences(List<ConsumerRecord<String, byte[]>> messages) {
        return messages.stream()
                .map(message -> Long.parseLong(
                        new String(message.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8)))
                .toList();
    }

    private void awaitEmptyOutboxes() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> database.getCollection("things").countDocuments(Filters.eq("pending", true)) == 0);
    }

    @Test
    void storesStateAndEventTogetherAndPublishesInOrder() {
        var things = process(Duration.ofSeconds(10), true);
        Thing thing = add(things, "Łódź 1");
        things.change(thing.id(), 1L, it -> it.rename("Łódź 2", now()));
        things.change(thing.id(), 2L, it -> it.rename("Łódź 3", now()));
        awaitEmptyOutboxes();
        var messages = published().get(thing.id());
        assertThat(sequences(messages)).containsExactly(1L, 2L, 3L);
        assertThat(new String(messages.getLast().value(), StandardCharsets.UTF_8))
                .contains("\"name\":\"Łódź 3\"", "\"changes\":{\"name\":{\"before\":\"Łódź 2\",\"after\":\"Łódź 3\"}}");
        assertThat(new String(
                        messages.getLast().headers().lastHeader("ce_actor").value(), StandardCharsets.UTF_8))
                .isEqualTo("user:ann");
        Document stored = database.getCollection("things").find().first();
        assertThat(stored).doesNotContainKeys("pending", "leaseOwner").containsEntry("version", 3L);
        assertThat(stored.getList("outbox", Document.class)).isEmpty();
        assertThat(stored.getLong("outboxBytes")).isZero();
        assertThat(new AuditLog(database.getCollection("audit_entries")).of(thing.id(), 10))
                .hasSize(3);
    }

    @Test
    void refusesAStaleVersionAndATakenUniqueValue() {
        var things = process(Duration.ofSeconds(10), true);
        Thing thing = things.add(Thing.create(Ids.next(), "a", "X1", now()));
        things.change(thing.id(), 1L, it -> it.rename("b", now()));
        assertThatThrownBy(() -> things.change(thing.id(), 1L, it -> it.rename("c", now())))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(412));
        assertThatThrownBy(() -> things.add(Thing.create(Ids.next(), "d", "X1", now())))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(409));
        assertThatThrownBy(() -> things.add(Thing.create(thing.id(), "e", null, now())))
                .isInstanceOf(DuplicateAggregate.class);
        assertThat(things.get(thing.id()).state().name()).isEqualTo("b");
    }

    @Test
    void losesNoUpdateAmongManyWriters() throws Exception {
        var things = process(Duration.ofSeconds(10), true);
        Thing thing = add(things, "0");
        try (ExecutorService writers = Executors.newFixedThreadPool(16)) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < 16; writer++) {
                all.add(writers.submit(() -> {
                    for (int i = 0; i < 10; i++) {
                        things.change(
                                thing.id(),
                                null,
                                it -> it.rename(
                                        Integer.toString(
                                                Integer.parseInt(it.state().name()) + 1),
                                        now()));
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(things.get(thing.id()).state().name()).isEqualTo("160");
        awaitEmptyOutboxes();
        List<Long> sequences = sequences(published().get(thing.id()));
        assertThat(sequences).isSorted().doesNotHaveDuplicates().hasSize(161);
    }

    @Test
    void publishesOnceInSteadyStateWithTwoRelaysOnOneDatabase() throws Exception {
        var one = process(Duration.ofSeconds(10), true);
        var other = process(Duration.ofSeconds(10), true);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(add(one, "0").id());
        }
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String id = ids.get(i % ids.size());
                var through = i % 3 == 0 ? one : other;
                all.add(writers.submit(() -> through.change(id, null, it -> it.rename("n", now()))));
            }
            for (Future<?> write : all) {
                write.get();
            }
        }
        awaitEmptyOutboxes();
        var published = published();
        for (String id : ids) {
            assertThat(sequences(published.get(id)))
                    .as("gapless, in order and once: a pull that races a write resurrects nothing")
                    .isEqualTo(java.util.stream.LongStream.rangeClosed(1, 21)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void publishesWhatADeadProcessLeftWithTheSameBytes() {
        var dead = process(Duration.ofMillis(300), false);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            ids.add(add(dead, "left " + i).id());
        }
        Map<String, String> waiting = new HashMap<>();
        database.getCollection("things")
                .find()
                .forEach(document -> waiting.put(
                        document.getString("_id"),
                        document.getList("outbox", Document.class).getFirst().getString("data")));
        process(Duration.ofSeconds(10), true);
        awaitEmptyOutboxes();
        var published = published();
        assertThat(published.keySet()).isEqualTo(ids);
        published.forEach((id, messages) -> {
            assertThat(messages).hasSize(1);
            assertThat(new String(messages.getFirst().value(), StandardCharsets.UTF_8))
                    .isEqualTo(waiting.get(id));
        });
    }

    @Test
    void fencesOffARelayThatLostItsLease() {
        Instance slow = new Instance("slow", "test", Duration.ofSeconds(10));
        var things = process(Duration.ofSeconds(10), false);
        Thing thing = add(things, "a");
        database.getCollection("things")
                .updateOne(
                        Filters.eq("_id", thing.id()),
                        Updates.combine(
                                Updates.set("leaseOwner", "slow"),
                                Updates.set("leaseUntil", Date.from(Instant.EPOCH))));
        Outbox outbox = new Outbox(database.getCollection("things"), "thing", type.topic(), slow, CLOCK);
        process(Duration.ofSeconds(10), true);
        awaitEmptyOutboxes();
        things.change(thing.id(), null, it -> it.rename("b", now()));
        assertThat(new Outboxes(List.of(outbox))).isNotNull();
        Document stored = database.getCollection("things").find().first();
        assertThat(stored.getLong("leaseToken")).isGreaterThanOrEqualTo(3L);
        assertThat(stored.getList("outbox", Document.class)).hasSize(1);
    }

    @Test
    void refusesWritesWhenTheOutboxIsFullAndLosesNone() {
        var things = process(Duration.ofMillis(300), false);
        Thing thing = add(things, "0");
        for (int i = 1; i < 500; i++) {
            things.change(thing.id(), null, it -> it.rename("x" + it.version(), now()));
        }
        assertThatThrownBy(() -> things.change(thing.id(), null, it -> it.rename("too many", now())))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(503));
        process(Duration.ofSeconds(10), true);
        awaitEmptyOutboxes();
        assertThat(sequences(published().get(thing.id()))).hasSize(500).isSorted();
        things.change(thing.id(), null, it -> it.rename("room again", now()));
    }

    @Test
    void writesManyAtOnceEachForItself() {
        var things = process(Duration.ofSeconds(10), true);
        Thing taken = things.add(Thing.create(Ids.next(), "taken", "E0", now()));
        Thing changed = things.get(taken.id());
        changed.rename("changed", now());
        Thing clash = Thing.create(Ids.next(), "clash", "E0", now());
        Thing fresh = Thing.create(Ids.next(), "fresh", "E1", now());
        Thing outdated = things.get(add(things, "old").id());
        things.change(outdated.id(), null, it -> it.rename("newer", now()));
        outdated.rename("lost race", now());
        assertThat(things.saveAll(Arrays.asList(changed, clash, fresh, outdated)))
                .containsExactlyInAnyOrder(clash.id(), outdated.id());
        awaitEmptyOutboxes();
        var published = published();
        assertThat(sequences(published.get(taken.id()))).containsExactly(1L, 2L);
        assertThat(sequences(published.get(fresh.id()))).containsExactly(1L);
        assertThat(published).doesNotContainKey(clash.id());
        assertThat(things.get(outdated.id()).state().name()).isEqualTo("newer");
    }

    @Test
    void goesOnWithTheHistoryOfADeletedOneOnce() {
        var things = process(Duration.ofSeconds(10), true);
        Thing first = things.add(Thing.create(Ids.next(), "first", "E7", now()));
        things.change(first.id(), null, Thing::delete);
        List<Thing> again = new ArrayList<>();
        for (String name : List.of("faster", "slower")) {
            var gone = new Predecessors<>(things, io.klientela.events.sales.ProductState::externalId, someone -> true);
            assertThat(gone.findAll(Filters.eq("state.externalId", "E7"))).isEmpty();
            again.add(gone.made("E7", Thing.create(gone.idFor("E7"), name, "E7", now())));
        }
        assertThat(things.saveAll(List.of(again.getFirst()))).isEmpty();
        assertThat(things.saveAll(List.of(again.getLast()))).containsExactly(first.id());
        assertThat(things.get(first.id()).state().name()).isEqualTo("faster");
        awaitEmptyOutboxes();
        assertThat(sequences(published().get(first.id()))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void letsOthersHaveWhatOnlyADeletedOneHeld() {
        var things = process(Duration.ofSeconds(10), true);
        Thing first = things.add(Thing.create(Ids.next(), "first", "E8", now()));
        assertThat(things.saveAll(List.of(Thing.create(Ids.next(), "clash", "E8", now()))))
                .hasSize(1);
        things.change(first.id(), null, Thing::delete);
        Thing second = things.add(Thing.create(Ids.next(), "second", "E8", now()));
        things.change(second.id(), null, Thing::delete);
        Thing third = Thing.create(Ids.next(), "third", "E8", now());
        Thing fourth = Thing.create(Ids.next(), "fourth", "E9", now());
        assertThat(things.saveAll(List.of(third, fourth))).isEmpty();
        things.revive(first.id(), any -> {}, Thing::revive);
        assertThat(things.get(first.id()).state().externalId()).isNull();
        awaitEmptyOutboxes();
        assertThat(sequences(published().get(third.id()))).containsExactly(1L);
    }
}
