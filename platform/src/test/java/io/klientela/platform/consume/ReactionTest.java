package io.klientela.platform.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.klientela.platform.Ids;
import io.klientela.platform.Trace;
import io.klientela.testing.TestInfrastructure;
import io.klientela.testing.TestIssuer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReactionTest {
    private final String topic = "test.reaction." + Ids.next();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> failing = new CopyOnWriteArrayList<>();
    private MongoClient mongo;
    private MongoDatabase database;
    private DeadLetters deadLetters;
    private ReactionRunner runner;

    private final class Noting implements Reaction {
        @Override
        public String name() {
            return "noting";
        }

        @Override
        public Set<String> topics() {
            return Set.of(topic);
        }

        @Override
        public void take(Received event) {
            assertThat(Trace.current()).startsWith("00-");
            if (failing.remove(event.key())) {
                throw event.key().equals("poison")
                        ? new IllegalStateException("poison")
                        : new MongoTimeoutException("not now");
            }
            taken.add(event.key());
        }
    }

    @BeforeEach
    void open() {
        mongo = MongoClients.create(TestInfrastructure.mongoUri());
        database = mongo.getDatabase("reaction_" + Ids.next().replace("-", ""));
        String graveyard = "test.dead-letters." + Ids.next();
        TestIssuer.shared().publish(graveyard, "first", "test.made.v1", 1, "{}"); // makes the topic
        deadLetters = new DeadLetters(
                database.getCollection("dead_letters"),
                () -> new KafkaProducer<>(
                        Map.of("bootstrap.servers", TestInfrastructure.kafkaBootstrap()),
                        new StringSerializer(),
                        new ByteArraySerializer()),
                graveyard,
                Clock.systemUTC());
        runner = runner();
    }

    private ReactionRunner runner() {
        return new ReactionRunner(
                new Noting(),
                TestInfrastructure.kafkaBootstrap(),
                "test-" + topic,
                new Positions(database.getCollection("positions")),
                deadLetters,
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        runner.stop();
        deadLetters.close();
        database.drop();
        mongo.close();
    }

    private void happens(String key) {
        TestIssuer.shared().publish(topic, key, topic + ".happened.v1", 1, "{}");
    }

    private void awaitTaken(String... keys) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(taken).containsExactlyInAnyOrder(keys));
    }

    @Test
    void beginsAtItsFirstStartAndGoesOnWhereItStopped() {
        happens("before");
        Instant published = Instant.now();
        await().until(() -> Instant.now().isAfter(published.plusMillis(2))); // told apart by the clock
        runner.start();
        happens("one");
        awaitTaken("one");
        runner.stop();
        happens("meanwhile");
        runner = runner();
        runner.start();
        happens("two");
        awaitTaken("one", "meanwhile", "two");
    }

    @Test
    void repeatsWhatFailedInPassingAndPutsAsideWhatNeverWorks() {
        failing.addAll(List.of("poison", "later"));
        runner.start();
        happens("poison");
        happens("later");
        happens("good");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(Set.copyOf(taken)).contains("later", "good");
            assertThat(deadLetters.count()).isEqualTo(1);
        });
        runner.take(DeadLetters.message(deadLetters.newest(1).getFirst()));
        assertThat(taken).contains("poison");
    }
}
