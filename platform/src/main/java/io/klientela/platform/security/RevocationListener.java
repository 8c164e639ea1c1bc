package io.klientela.platform.security;

import io.klientela.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;

/**
 * Reads what revokes tokens from the start of its topics, without a group, for as long as the service runs. Ready once
 * everything that was there at the start has been read: a restarted service accepts nothing that it refused before.
 */
final class RevocationListener implements SmartLifecycle, HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(RevocationListener.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final String bootstrap;
    private final Revocations revocations;
    private volatile boolean caughtUp;
    private volatile @Nullable Thread thread;

    RevocationListener(String bootstrap, Revocations revocations) {
        this.bootstrap = bootstrap;
        this.revocations = revocations;
    }

    @Override
    public Health health() {
        return (caughtUp ? Health.up() : Health.outOfService()).build();
    }

    /** A platform thread: a Kafka client waits in a selector, which would hold one of the few carriers. */
    @Override
    public void start() {
        Thread listener = Thread.ofPlatform().name("revocations").daemon().unstarted(this::listen);
        thread = listener;
        listener.start();
    }

    @Override
    public void stop() {
        thread = null; // it ends with its current poll
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void listen() {
        while (isRunning()) {
            try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(config())) {
                follow(consumer);
            } catch (InterruptException stopped) {
                return;
            } catch (KafkaException broken) {
                log.warn("Revocations cannot be read from Kafka, trying again: {}", broken.getMessage());
                pause();
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        seek(consumer, partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (isRunning()) {
            consumer.poll(POLL).forEach(this::learn);
            if (!caughtUp) {
                caughtUp = partitions.stream().allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L));
            }
        }
    }

    /** People and programs from the start; of the sessions those whose tokens may still be about. */
    private static void seek(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        long recently = System.currentTimeMillis() - Revocations.LONGEST_TOKEN.toMillis();
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.stream()
                .filter(partition -> partition.topic().equals(Topics.SESSIONS))
                .forEach(partition -> times.put(partition, recently));
        consumer.seekToBeginning(
                partitions.stream().filter(p -> !times.containsKey(p)).toList());
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            if (found == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, found.offset());
            }
        });
    }

    /** The topics may come into being after this service. */
    private List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : Revocations.TOPICS) {
            var known = consumer.partitionsFor(topic, ANSWER_WITHIN);
            while (isRunning() && (known == null || known.isEmpty()) && pause()) {
                known = consumer.partitionsFor(topic, ANSWER_WITHIN);
            }
            if (known != null) {
                known.forEach(p -> all.add(new TopicPartition(p.topic(), p.partition())));
            }
        }
        return all;
    }

    private void learn(ConsumerRecord<String, byte[]> event) {
        try {
            String time = header(event, "ce_time");
            Instant at = time == null ? Instant.ofEpochMilli(event.timestamp()) : Instant.parse(time);
            revocations.learn(event.topic(), event.key(), header(event, "ce_type"), at, event.value());
        } catch (JacksonException | DateTimeException unreadable) {
            log.error("{} at offset {} of {} is unreadable", event.key(), event.offset(), event.topic());
        }
    }

    private static @Nullable String header(ConsumerRecord<?, ?> event, String name) {
        Header header = event.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, MetadataRecoveryStrategy.NONE.name);
        return config;
    }
}
