package io.klientela.reporting;

import io.klientela.events.Event;
import io.klientela.events.EventTypes;
import io.klientela.events.State;
import io.klientela.platform.Ids;
import io.klientela.platform.Json;
import io.klientela.testing.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes events as any service does: CloudEvents in binary mode, by a plain Kafka producer. */
final class Stream {
    static {
        // It creates the topics.
        Service.running();
    }

    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestInfrastructure.kafkaBootstrap()),
            new StringSerializer(),
            new ByteArraySerializer());

    private static final Queue<Future<?>> SENT = new ConcurrentLinkedQueue<>();

    private Stream() {}

    static <S extends State> void publish(Event<S> event, long sequence) {
        publish(event, sequence, event.state().updatedAt());
    }

    static <S extends State> void publish(Event<S> event, long sequence, Instant time) {
        String type = EventTypes.nameOf(event.getClass());
        send(type, event.state().id(), sequence, time, Json.mapper().writeValueAsBytes(event));
    }

    /** Publishes an event of which only this state is known. @param type without its version */
    static void publish(String type, String key, long sequence, String state) {
        String data = "{\"state\":" + state + "}";
        send(type + ".v1", key, sequence, Instant.now(), data.getBytes(StandardCharsets.UTF_8));
    }

    /** Publishes whatever bytes under a deal's key. */
    static void publishNonsense(String type, String key, String data) {
        send(type, key, 1, Instant.now(), data.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(String type, String key, long sequence, Instant time, byte[] data) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(EventTypes.topicOf(type), key, data);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        Ids.next(),
                        "ce_type",
                        type,
                        "ce_source",
                        "/klientela/sales",
                        "ce_subject",
                        key,
                        "ce_time",
                        time.toString(),
                        "ce_sequence",
                        Long.toString(sequence),
                        "ce_actor",
                        "user:ann",
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        SENT.add(PRODUCER.send(message));
    }

    /** Returns when the broker has everything. */
    static void flush() {
        for (Future<?> sent = SENT.poll(); sent != null; sent = SENT.poll()) {
            try {
                sent.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
