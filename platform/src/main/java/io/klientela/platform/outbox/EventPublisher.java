package io.klientela.platform.outbox;

import static java.util.Map.entry;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends outbox entries as CloudEvents in Kafka's binary mode, with {@code acks=all} and idempotence. */
final class EventPublisher implements AutoCloseable {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final Producer<String, byte[]> producer;
    private final URI source;

    EventPublisher(String bootstrap, String service) {
        this.source = URI.create("/klientela/" + service);
        this.producer = new KafkaProducer<>(
                Map.ofEntries(
                        entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                        entry(ProducerConfig.CLIENT_ID_CONFIG, service + "-relay"),
                        entry(ProducerConfig.ACKS_CONFIG, "all"),
                        entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                        entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                        // While the producer repeats a record, the broker knows it again; after that it may come twice.
                        entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 90_000),
                        entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 20_000),
                        entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000),
                        entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                        // One request at a time: with more, some are refused as out of order when the broker is back.
                        entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                        // To forget the brokers that are away would make every record wait for them.
                        entry(
                                CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG,
                                MetadataRecoveryStrategy.NONE.name)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** The future fails where the broker does; the producer's own future would say the same. */
    @SuppressWarnings("FutureReturnValueIgnored")
    CompletableFuture<RecordMetadata> send(String topic, String key, OutboxEntry entry) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId(entry.id())
                .withType(entry.type())
                .withSource(source)
                .withSubject(key)
                .withTime(entry.at().atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withExtension("sequence", Long.toString(entry.sequence()))
                .withExtension("actor", entry.actor())
                .withExtension("traceparent", entry.traceparent())
                .withData(entry.data().getBytes(StandardCharsets.UTF_8))
                .build();
        CompletableFuture<RecordMetadata> sent = new CompletableFuture<>();
        try {
            producer.send(
                    KafkaMessageFactory.<String>createWriter(topic, key).writeBinary(event), (metadata, failure) -> {
                        if (failure == null) {
                            sent.complete(metadata);
                        } else {
                            sent.completeExceptionally(failure);
                        }
                    });
        } catch (RuntimeException e) {
            sent.completeExceptionally(e);
        }
        return sent;
    }

    @Override
    public void close() {
        producer.close(LONGEST_CLOSE);
    }
}
