package io.klientela.platform.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.klientela.platform.Ids;
import io.klientela.testing.TestInfrastructure;
import io.klientela.testing.TestIssuer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A new version of the software keeps more of each record than the old one did. */
@SuppressWarnings("NullAway") // what is missing fails the test
class ProjectionShapeTest {
    private final String topic = "test.shape-" + Ids.next();
    private MongoClient mongo;
    private MongoDatabase database;
    private ReadModel rows;
    private DeadLetters deadLetters;
    private ProjectionRunner runner;

    /** @param fields that it keeps of a record */
    private record Keeping(ReadModel rows, String topic, int shape, List<String> fields) implements Projection {
        @Override
        public String name() {
            return "keeping";
        }

        @Override
        public Set<String> topics() {
            return Set.of(topic);
        }

        @Override
        public void apply(List<Received> events) {
            rows.apply(events, event -> {
                Document row = new Document();
                fields.forEach(field ->
                        row.append(field, event.data().at("/state/" + field).asString()));
                return row;
            });
        }

        @Override
        public void clear() {
            throw new IllegalStateException("what is there stays until it is replaced");
        }
    }

    @BeforeEach
    void open() {
        mongo = MongoClients.create(TestInfrastructure.mongoUri());
        database = mongo.getDatabase("shape_" + Ids.next().replace("-", ""));
        rows = new ReadModel(database.getCollection("rows"));
        deadLetters = new DeadLetters(
                database.getCollection("dead_letters"),
                () -> new KafkaProducer<>(
                        Map.of("bootstrap.servers", TestInfrastructure.kafkaBootstrap()),
                        new StringSerializer(),
                        new ByteArraySerializer()),
                "test.dead-letters",
                Clock.systemUTC());
        happens("old", "blue");
    }

    @AfterEach
    void close() {
        runner.stop();
        deadLetters.close();
        database.drop();
        mongo.close();
    }

    private void start(int shape, String... fields) {
        runner = new ProjectionRunner(
                new Keeping(rows, topic, shape, List.of(fields)),
                TestInfrastructure.kafkaBootstrap(),
                "test-" + topic,
                new Positions(database.getCollection("positions")),
                deadLetters);
        runner.start();
    }

    private void happens(String name, String color) {
        TestIssuer.shared()
                .publish(
                        topic,
                        name,
                        topic + ".made.v1",
                        1,
                        "{\"state\":{\"name\":\"%s\",\"color\":\"%s\"}}".formatted(name, color));
    }

    private void awaitRow(String name, String color) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Document row = rows.collection().find(new Document("_id", name)).first();
            assertThat(row).isNotNull();
            assertThat(row.getString("color")).isEqualTo(color);
        });
    }

    @Test
    void fillsInWhatItDidNotKeepBeforeWithoutForgettingAnything() {
        start(1, "name");
        awaitRow("old", null);
        runner.stop();
        start(1, "name", "color");
        happens("between", "red");
        awaitRow("between", "red");
        awaitRow("old", null); // goes on where it stood
        runner.stop();
        start(2, "name", "color");
        awaitRow("old", "blue");
        assertThat(rows.collection().countDocuments()).isEqualTo(2);
        assertThat(deadLetters.count()).isZero();
        runner.stop();
        happens("new", "green");
        start(2, "name");
        awaitRow("new", null); // goes on where the second shape stood
        awaitRow("old", "blue");
    }
}
