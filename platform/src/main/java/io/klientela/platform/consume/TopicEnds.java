package io.klientela.platform.consume;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where topics begin and end at the moment. */
final class TopicEnds {
    private static final int SECONDS = 3;

    private final Admin admin;

    TopicEnds(Admin admin) {
        this.admin = admin;
    }

    /** The offsets of a partition. @param end of the event that comes next */
    record Range(long start, long end) {}

    /** Of each partition of the topics; null where the broker cannot be asked. */
    @Nullable
    Map<TopicPartition, Range> of(Set<String> topics) {
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
            Map<TopicPartition, Range> ranges = new HashMap<>();
            ends.forEach((at, end) -> {
                ListOffsetsResultInfo start = starts.get(at);
                ranges.put(at, new Range(start == null ? 0 : start.offset(), end.offset()));
            });
            return ranges;
        } catch (ExecutionException | TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
