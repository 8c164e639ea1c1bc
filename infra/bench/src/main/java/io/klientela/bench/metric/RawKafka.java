package io.klientela.bench.metric;

import io.klientela.bench.load.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A record through the broker by the plain clients, acknowledged by all replicas: as short as the way can be. */
final class RawKafka implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final byte[] VALUE = new byte[700];

    private final String topic = "klientela.bench." + UUID.randomUUID();
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    RawKafka(String bootstrap) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(topic, 0)));
        consumer.seekToBeginning(consumer.assignment());
    }

    Outcome send(Scene scene, double perSecond) {
        return scene.load().sampled(perSecond, scene.time(), this::once);
    }

    private long once() {
        long began = System.nanoTime();
        var sent = producer.send(new ProducerRecord<>(topic, VALUE));
        while (System.nanoTime() - began < LONGEST.toNanos()) {
            if (!consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                return sent.isCancelled() ? -1 : System.nanoTime() - began;
            }
        }
        return -1;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
