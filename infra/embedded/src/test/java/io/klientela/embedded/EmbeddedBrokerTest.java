package io.klientela.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    private static final TopicPartition THINGS = new TopicPartition("things", 0);

    @TempDir
    private Path folder;

    /** The child is the process that `Infrastructure` is: store and broker, announced by one line of JSON. */
    @Test
    void keepsAcknowledgedRecordsWhenItsProcessIsKilledAndAcrossARestart() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Infrastructure.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        var ready =
                output.lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
        assertThat(ready).matches("\\{\"mongodbUri\": \"mongodb://[^\"]+\", \"kafkaBootstrap\": \"[^\"]+\"}");
        produce(ready.replaceAll(".*kafkaBootstrap\": \"([^\"]+)\".*", "$1"), 500);
        child.destroyForcibly().waitFor();

        for (var restart = 0; restart < 2; restart++) {
            try (var broker = EmbeddedBroker.at(folder.resolve("kafka"), 0)) {
                assertThat(recordsAt(broker.bootstrap())).isEqualTo(500);
            }
        }
    }

    private static void produce(String bootstrap, int records) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all");
        try (var admin = Admin.create(settings);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic("things", Optional.of(1), Optional.empty())))
                    .all()
                    .get();
            var acknowledgements = new ArrayList<Future<?>>();
            for (var i = 0; i < records; i++) {
                acknowledgements.add(producer.send(new ProducerRecord<>("things", "key" + i, "value" + i)));
            }
            for (var acknowledgement : acknowledgements) {
                acknowledgement.get();
            }
        }
    }

    private static long recordsAt(String bootstrap) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(THINGS));
            consumer.seekToBeginning(List.of(THINGS));
            var found = new ArrayList<String>();
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(record.value()));
                return found.size() >= 500;
            });
            return found.stream().distinct().count();
        }
    }
}
