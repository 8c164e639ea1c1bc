package io.klientela.platform.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
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
 * Reads what permissions follow from (roles, people, teams), and what else has to be known in memory, from the start of its
 * topics, without a group, for as long as the service runs. While the broker is away what is known stays known. Ready once everything that was there at the
 * start has been read.
 */
final class RoleListener implements SmartLifecycle, HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(RoleListener.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final String bootstrap;
    private final Map<String, Learner> learners = new LinkedHashMap<>();
    private volatile boolean caughtUp;
    private volatile @Nullable Thread thread;

    RoleListener(String bootstrap, List<? extends Learner> learners) {
        this.bootstrap = bootstrap;
        learners.forEach(learner -> this.learners.put(learner.topic(), learner));
    }

    @Override
    public Health health() {
        boolean ready = caughtUp && learners.values().stream().allMatch(Learner::isEnough);
        return (ready ? Health.up() : Health.outOfService()).build();
    }

    /** A platform thread: a Kafka client waits in a selector, which would hold one of the few carriers. */
    @Override
    public void start() {
        // Known before it runs, because it ends when it finds that it is not.
        Thread listener = Thread.ofPlatform().name("roles").daemon().unstarted(this::listen);
        thread = listener;
        listener.start();
    }

    @Override
    public void stop() {
        thread = null; // it ends with its current poll; an interrupted consumer would take 30 s to close
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void listen() {
        while (isRunning()) {
            try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(config())) {
                follow(consumer);
            } catch (InterruptException | WakeupException stopped) {
                return;
            } catch (KafkaException broken) {
                log.warn("Roles cannot be read from Kafka, trying again: {}", broken.getMessage());
                if (!pause()) {
                    return;
                }
            }
        }
    }

    /** Until it is to begin anew, as a topic has come into being that nobody waited for. */
    private void follow(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        Set<String> absent = new HashSet<>(learners.keySet());
        partitions.forEach(partition -> absent.remove(partition.topic()));
        long look = System.nanoTime();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (isRunning()) {
            consumer.poll(POLL).forEach(this::learn);
            if (!caughtUp) {
                caughtUp = partitions.stream().allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L));
            }
            if (!absent.isEmpty() && System.nanoTime() - look > BETWEEN_LOOKS.toNanos()) {
                look = System.nanoTime();
                if (absent.stream().anyMatch(topic -> !existing(consumer, topic).isEmpty())) {
                    return;
                }
            }
        }
    }

    private List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        return learners.keySet().stream()
                .flatMap(topic -> partitions(consumer, topic).stream())
                .toList();
    }

    /** The topic may come into being after this service. */
    private List<TopicPartition> partitions(Consumer<String, byte[]> consumer, String topic) {
        while (isRunning()) {
            List<TopicPartition> known = existing(consumer, topic);
            Learner learner = learners.get(topic);
            if (!known.isEmpty() || (learner != null && !learner.isAwaited())) {
                return known;
            }
            if (!pause()) {
                break;
            }
        }
        return List.of();
    }

    private static List<TopicPartition> existing(Consumer<String, byte[]> consumer, String topic) {
        var known = consumer.partitionsFor(topic, ANSWER_WITHIN);
        return known == null
                ? List.of()
                : known.stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
    }

    private void learn(ConsumerRecord<String, byte[]> event) {
        String sequence = header(event, "ce_sequence");
        Learner learner = learners.get(event.topic());
        if (learner == null) {
            return;
        }
        try {
            learner.learn(
                    event.key(),
                    header(event, "ce_type"),
                    sequence == null ? 0 : Long.parseLong(sequence),
                    event.value());
        } catch (JacksonException | NumberFormatException unreadable) {
            log.error(
                    "{} of {} at offset {} is unreadable and stays as it was",
                    event.key(),
                    event.topic(),
                    event.offset());
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
