package io.klientela.platform.consume;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far projections and reactions are behind the ends of their topics. */
final class Lag {
    private static final int SECONDS = 3;

    private final Admin admin;
    private final Positions positions;

    Lag(Admin admin, Positions positions) {
        this.admin = admin;
        this.positions = positions;
    }

    /** The number of events still to be taken in, or null where the broker cannot be asked. */
    @Nullable
    Long of(Projection projection) {
        String generation = positions.generation(projection.name());
        return of(
                projection.topics(),
                partition -> generation == null ? null : positions.next(projection.name(), generation, partition));
    }

    @Nullable
    Long of(ReactionRunner runner) {
        return of(runner.reaction().topics(), runner::next);
    }

    private @Nullable Long of(Set<String> topics, Function<TopicPartition, @Nullable Long> position) {
        try {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
            for (TopicDescription topic : admin.describeTopics(List.copyOf(topics))
                    .allTopicNames()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .values()) {
                topic.partitions().forEach(partition -> {
                    TopicPartition at = new TopicPartition(topic.name(), partition.partition());
                    latest.put(at, OffsetSpec.latest());
                    earliest.put(at, OffsetSpec.earliest());
                });
            }
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    admin.listOffsets(latest).all().get(SECONDS, TimeUnit.SECONDS);
            Map<TopicPartition, ListOffsetsResultInfo> starts =
                    admin.listOffsets(earliest).all().get(SECONDS, TimeUnit.SECONDS);
            long lag = 0;
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
                Long next = position.apply(end.getKey());
                ListOffsetsResultInfo start = starts.get(end.getKey());
                long from = next != null ? next : start == null ? 0 : start.offset();
                lag += Math.max(0, end.getValue().offset() - from);
            }
            return lag;
        } catch (ExecutionException | TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
