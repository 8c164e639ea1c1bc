package io.klientela.platform.consume;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * As of when a projection's view is complete: whatever was on its topics then is in it. For those who must not act on a
 * view that is old. It asks the broker at most once a second, and only while somebody wants to know.
 */
public final class Freshness {
    private static final long LOOK_EVERY = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_MARKS = 60;

    /** Where the topics ended at a time. */
    private record Mark(long at, Map<TopicPartition, TopicEnds.Range> ranges) {}

    private final Projection projection;
    private final TopicEnds ends;
    private final Positions positions;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private @Nullable String generation;
    private @Nullable Long completeAt;
    private long lookedAt = System.nanoTime() - LOOK_EVERY;

    Freshness(Projection projection, TopicEnds ends, Positions positions) {
        this.projection = projection;
        this.ends = ends;
        this.positions = positions;
    }

    /** Whether all that was on the topics so long ago, or later, is in the view. */
    public synchronized boolean isWithin(Duration age) {
        if (System.nanoTime() - lookedAt >= LOOK_EVERY) {
            look();
            lookedAt = System.nanoTime();
        }
        return completeAt != null && System.nanoTime() - completeAt <= age.toNanos();
    }

    private void look() {
        long now = System.nanoTime();
        Map<TopicPartition, TopicEnds.Range> ranges = ends.of(projection.topics());
        String present = positions.generation(projection.place());
        if (!Objects.equals(present, generation)) {
            generation = present;
            completeAt = null;
            marks.clear();
        }
        if (ranges != null) {
            marks.addLast(new Mark(now, ranges));
        }
        if (present == null || marks.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> next = positions.next(
                projection.place(), present, marks.getLast().ranges().keySet());
        while (!marks.isEmpty() && isReached(marks.getFirst(), next)) {
            completeAt = marks.removeFirst().at();
        }
        if (marks.size() > MOST_MARKS) {
            marks.removeLast(); // the older ones are reached first
        }
    }

    private static boolean isReached(Mark mark, Map<TopicPartition, Long> next) {
        return mark.ranges().entrySet().stream()
                .allMatch(range ->
                        next.getOrDefault(range.getKey(), range.getValue().start())
                                >= range.getValue().end());
    }
}
