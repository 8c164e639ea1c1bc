package io.klientela.platform.consume;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far projections and reactions are behind the ends of their topics. */
final class Lag {
    private final TopicEnds ends;
    private final Positions positions;

    Lag(TopicEnds ends, Positions positions) {
        this.ends = ends;
        this.positions = positions;
    }

    /** The number of events still to be taken in, or null where the broker cannot be asked. */
    @Nullable
    Long of(Projection projection) {
        String generation = positions.generation(projection.place());
        return of(
                projection.topics(),
                partition -> generation == null ? null : positions.next(projection.place(), generation, partition));
    }

    @Nullable
    Long of(ReactionRunner runner) {
        return of(runner.reaction().topics(), runner::next);
    }

    private @Nullable Long of(Set<String> topics, Function<TopicPartition, @Nullable Long> position) {
        Map<TopicPartition, TopicEnds.Range> ranges = ends.of(topics);
        if (ranges == null) {
            return null;
        }
        long lag = 0;
        for (Map.Entry<TopicPartition, TopicEnds.Range> range : ranges.entrySet()) {
            Long next = position.apply(range.getKey());
            lag += Math.max(
                    0,
                    range.getValue().end()
                            - (next != null ? next : range.getValue().start()));
        }
        return lag;
    }
}
