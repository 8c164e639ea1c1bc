package io.klientela.platform.consume;

import io.klientela.platform.Trace;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** Feeds one reaction with what happens from its first start on. */
final class ReactionRunner {
    private static final String POSITIONS = "reaction";

    private final Reaction reaction;
    private final String service;
    private final Positions positions;
    private final Clock clock;
    private final Intake intake;
    private @Nullable ConcurrentMessageListenerContainer<String, byte[]> container;

    ReactionRunner(
            Reaction reaction,
            String bootstrap,
            String service,
            Positions positions,
            DeadLetters deadLetters,
            Clock clock) {
        this.reaction = reaction;
        this.service = service;
        this.positions = positions;
        this.clock = clock;
        this.intake = new Intake(reaction.name(), reaction.name(), bootstrap, service, deadLetters);
    }

    Reaction reaction() {
        return reaction;
    }

    /** The offset to read next, or null before its first start. */
    @Nullable
    Long next(TopicPartition partition) {
        return positions.next(POSITIONS, reaction.name(), partition);
    }

    synchronized void start() {
        if (container == null) {
            Instant since = positions.since(reaction.name(), clock.instant());
            container = intake.start(reaction.topics(), this::takeAll, new Placement(since));
        }
    }

    synchronized void stop() {
        if (container != null) {
            container.stop();
            container = null;
        }
    }

    private void takeAll(List<ConsumerRecord<String, byte[]>> messages) {
        Map<TopicPartition, Long> next = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            try {
                take(message);
            } catch (RuntimeException e) {
                if (Intake.isPassing(e)) {
                    throw e;
                }
                intake.putAside(message, e);
            }
            next.put(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
        }
        positions.save(POSITIONS, reaction.name(), next);
    }

    /** @throws RuntimeException where it cannot be decoded or the reaction fails */
    void take(ConsumerRecord<String, byte[]> message) {
        Received event = Decoder.decode(message);
        Trace.begin(event.traceparent());
        try {
            CurrentActor.runAs(Actor.system(service + "-service"), () -> reaction.take(event));
        } finally {
            Trace.end();
        }
    }

    /**
     * A partition without a position, as all are at the first start, is read from the moment of the first start: what is
     * in a topic that appears later is not missed.
     */
    private final class Placement implements ConsumerAwareRebalanceListener {
        private final Instant since;

        Placement(Instant since) {
            this.since = since;
        }

        @Override
        public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> fresh = new HashMap<>();
            for (TopicPartition partition : partitions) {
                Long next = next(partition);
                if (next == null) {
                    fresh.put(partition, since.toEpochMilli());
                } else {
                    consumer.seek(partition, next);
                }
            }
            if (!fresh.isEmpty()) {
                begin(consumer, fresh);
            }
        }

        private void begin(Consumer<?, ?> consumer, Map<TopicPartition, Long> times) {
            Map<TopicPartition, Long> places = new HashMap<>(consumer.endOffsets(times.keySet()));
            Map<TopicPartition, @Nullable OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
            for (TopicPartition partition : times.keySet()) {
                OffsetAndTimestamp first = found.get(partition);
                if (first != null) {
                    places.put(partition, first.offset());
                }
            }
            positions.save(POSITIONS, reaction.name(), places);
            places.forEach(consumer::seek);
        }
    }
}
