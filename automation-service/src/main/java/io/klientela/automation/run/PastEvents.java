package io.klientela.automation.run;

import io.klientela.automation.event.EventKind;
import io.klientela.automation.event.Occurrence;
import io.klientela.platform.Json;
import io.klientela.platform.KlientelaProperties;
import io.klientela.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Reads events that happened, as far as their topic still has them; for those who look and do nothing. */
@Component
class PastEvents {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final String bootstrap;

    PastEvents(KlientelaProperties properties) {
        this.bootstrap = properties.kafka().bootstrap();
    }

    /**
     * Shows events of a kind from a time on, in the order of their partitions, until one is not taken, there is no more,
     * or ten seconds are over.
     *
     * @throws Problem 503 where the broker does not answer
     */
    void since(EventKind kind, Instant time, Predicate<Occurrence> taker) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            read(consumer, kind, time, taker);
        } catch (KafkaException e) {
            throw Problem.unavailable("The message broker does not answer.", 5);
        }
    }

    private static void read(
            KafkaConsumer<String, byte[]> consumer, EventKind kind, Instant time, Predicate<Occurrence> taker) {
        List<TopicPartition> partitions = consumer.partitionsFor(kind.topic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, time.toEpochMilli()));
        Map<TopicPartition, @Nullable OffsetAndTimestamp> begins = consumer.offsetsForTimes(times);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp begin = begins.get(partition);
            consumer.seek(partition, begin == null ? ends.getOrDefault(partition, 0L) : begin.offset());
        }
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline
                && partitions.stream().anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
            for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                Optional<Occurrence> event = decode(message, kind);
                if (event.isPresent() && !taker.test(event.get())) {
                    return;
                }
            }
        }
    }

    private static Optional<Occurrence> decode(ConsumerRecord<String, byte[]> message, EventKind kind) {
        if (message.value() == null || !kind.type().equals(header(message, "ce_type"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Occurrence(
                    header(message, "ce_id"),
                    kind.type(),
                    OffsetDateTime.parse(header(message, "ce_time")).toInstant(),
                    header(message, "ce_actor"),
                    null,
                    message.key(),
                    Long.parseLong(header(message, "ce_sequence")),
                    Json.mapper().readTree(message.value())));
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
