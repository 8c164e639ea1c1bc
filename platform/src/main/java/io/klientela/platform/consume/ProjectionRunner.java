package io.klientela.platform.consume;

import io.klientela.platform.Trace;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** Feeds one projection from its topics, starting where its own database says it stands. */
final class ProjectionRunner {
    private static final Logger log = LoggerFactory.getLogger(ProjectionRunner.class);

    private final Projection projection;
    private final String service;
    private final Positions positions;
    private final Intake intake;
    private @Nullable ConcurrentMessageListenerContainer<String, byte[]> container;
    private @Nullable String generation;

    ProjectionRunner(
            Projection projection, String bootstrap, String service, Positions positions, DeadLetters deadLetters) {
        this.projection = projection;
        this.service = service;
        this.positions = positions;
        this.intake = new Intake(projection.name(), projection.place(), bootstrap, service, deadLetters);
    }

    Projection projection() {
        return projection;
    }

    /** Does nothing where it runs already. */
    synchronized void start() {
        if (container != null) {
            return;
        }
        String begun = positions.begin(projection.place());
        container = intake.start(projection.topics(), messages -> take(messages, begun), new SeekToPositions(begun));
        generation = begun;
    }

    synchronized void stop() {
        if (container != null) {
            container.stop();
            container = null;
            positions.flush();
        }
    }

    /**
     * Drops what the projection has and reads its topics again. Another instance may notice in between and begin before
     * everything is dropped: it begins once more.
     */
    synchronized void rebuild() {
        stop();
        positions.forget(projection.place());
        projection.clear();
        positions.forget(projection.place());
        start();
    }

    /**
     * Reads the topics again where the database was dropped, or another instance began a rebuild.
     *
     * @param seen the generation of the view a moment ago, null where it had none
     */
    synchronized void heal(@Nullable String seen) {
        String begun = generation;
        if (begun != null && !begun.equals(seen) && !begun.equals(positions.generation(projection.place()))) {
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
                intake.putAside(message, e);
            }
        }
        try {
            projection.apply(events);
        } catch (RuntimeException e) {
            if (Intake.isPassing(e)) {
                throw e;
            }
            messages.forEach(this::applyAlone);
        }
        positions.note(projection.place(), begun, next);
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
            if (Intake.isPassing(e)) {
                throw e;
            }
            intake.putAside(message, e);
        }
    }

    /** Processes a dead letter again. @throws RuntimeException where it fails again */
    void redrive(ConsumerRecord<String, byte[]> message) {
        CurrentActor.runAs(
                Actor.system(service + "-service"), () -> projection.apply(List.of(Decoder.decode(message))));
    }

    private final class SeekToPositions implements ConsumerAwareRebalanceListener {
        private final String begun;

        SeekToPositions(String begun) {
            this.begun = begun;
        }

        /** Another instance goes on from what is saved. */
        @Override
        public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            positions.flush();
        }

        @Override
        public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                Long next = positions.next(projection.place(), begun, partition);
                if (next == null) {
                    consumer.seekToBeginning(List.of(partition));
                } else {
                    consumer.seek(partition, next);
                }
            }
        }
    }
}
