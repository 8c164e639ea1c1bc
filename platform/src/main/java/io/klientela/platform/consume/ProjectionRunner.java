package io.klientela.platform.consume;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import io.klientela.platform.Trace;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Feeds one projection from its topics, starting where its own database says it stands. */
final class ProjectionRunner {
    private static final Logger log = LoggerFactory.getLogger(ProjectionRunner.class);

    private final Projection projection;
    private final String bootstrap;
    private final String service;
    private final Positions positions;
    private final DeadLetters deadLetters;
    private @Nullable ConcurrentMessageListenerContainer<String, byte[]> container;
    private @Nullable String generation;

    ProjectionRunner(
            Projection projection, String bootstrap, String service, Positions positions, DeadLetters deadLetters) {
        this.projection = projection;
        this.bootstrap = bootstrap;
        this.service = service;
        this.positions = positions;
        this.deadLetters = deadLetters;
    }

    Projection projection() {
        return projection;
    }

    String group() {
        return "klientela." + service + "." + projection.name();
    }

    /** Does nothing where it runs already. */
    synchronized void start() {
        if (container != null) {
            return;
        }
        String begun = positions.begin(projection.name());
        ContainerProperties properties =
                new ContainerProperties(projection.topics().toArray(String[]::new));
        properties.setGroupId(group());
        properties.setMessageListener((BatchMessageListener<String, byte[]>) messages -> take(messages, begun));
        properties.setConsumerRebalanceListener(new SeekToPositions(begun));
        properties.setMissingTopicsFatal(false);
        ConcurrentMessageListenerContainer<String, byte[]> created = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(settings(), new StringDeserializer(), new ByteArrayDeserializer()),
                properties);
        created.setBeanName(service + "-" + projection.name());
        created.setCommonErrorHandler(new DefaultErrorHandler(backOff()));
        created.start();
        container = created;
        generation = begun;
    }

    private Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                5_000,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1_000,
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                1);
    }

    /** Failures of the database pass: they are repeated for as long as they last. */
    private static ExponentialBackOff backOff() {
        ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(5_000);
        return backOff;
    }

    synchronized void stop() {
        if (container != null) {
            container.stop();
            container = null;
        }
    }

    /**
     * Drops what the projection has and reads its topics again. Another instance may notice in between and begin before
     * everything is dropped: it begins once more.
     */
    synchronized void rebuild() {
        stop();
        positions.forget(projection.name());
        projection.clear();
        positions.forget(projection.name());
        start();
    }

    /** Reads the topics again where the database was dropped, or another instance began a rebuild. */
    synchronized void heal() {
        String begun = generation;
        if (begun != null && !begun.equals(positions.generation(projection.name()))) {
            log.warn("{} begins again: its view was dropped", projection.name());
            stop();
            start();
        }
    }

    private void take(List<ConsumerRecord<String, byte[]>> messages, String begun) {
        Trace.begin(null);
        try {
            CurrentActor.runAs(Actor.system(service + "-service"), () -> applyAll(messages, begun));
        } finally {
            Trace.end();
        }
    }

    private void applyAll(List<ConsumerRecord<String, byte[]>> messages, String begun) {
        List<Received> events = new ArrayList<>();
        Map<TopicPartition, Long> next = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            next.put(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
            try {
                events.add(Decoder.decode(message));
            } catch (RuntimeException e) {
                putAside(message, e);
            }
        }
        try {
            projection.apply(events);
        } catch (RuntimeException e) {
            if (isPassing(e)) {
                throw e;
            }
            messages.forEach(this::applyAlone);
        }
        positions.save(projection.name(), begun, next);
    }

    private void applyAlone(ConsumerRecord<String, byte[]> message) {
        Received event;
        try {
            event = Decoder.decode(message);
        } catch (RuntimeException undecodable) {
            return;
        }
        try {
            projection.apply(List.of(event));
        } catch (RuntimeException e) {
            if (isPassing(e)) {
                throw e;
            }
            putAside(message, e);
        }
    }

    /** Processes a dead letter again. @throws RuntimeException where it fails again */
    void redrive(ConsumerRecord<String, byte[]> message) {
        CurrentActor.runAs(
                Actor.system(service + "-service"), () -> projection.apply(List.of(Decoder.decode(message))));
    }

    private void putAside(ConsumerRecord<String, byte[]> message, RuntimeException cause) {
        log.error(
                "{} cannot process {}-{}@{}: {}",
                projection.name(),
                message.topic(),
                message.partition(),
                message.offset(),
                cause.toString());
        deadLetters.put(projection.name(), message, cause);
    }

    /** Whether a repetition may succeed; what the database refuses for its content never will. */
    private static boolean isPassing(RuntimeException e) {
        boolean refused = e instanceof MongoWriteException
                || e instanceof MongoBulkWriteException
                || e instanceof MongoCommandException;
        return (e instanceof MongoException && !refused)
                || e instanceof TransientDataAccessException
                || (e instanceof Problem problem && problem.status().is5xxServerError())
                || e instanceof KafkaException;
    }

    private final class SeekToPositions implements ConsumerAwareRebalanceListener {
        private final String begun;

        SeekToPositions(String begun) {
            this.begun = begun;
        }

        @Override
        public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                Long next = positions.next(projection.name(), begun, partition);
                if (next == null) {
                    consumer.seekToBeginning(List.of(partition));
                } else {
                    consumer.seek(partition, next);
                }
            }
        }
    }
}
