package io.klientela.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a query demands of one value, as far as an ordered index can use it; always a superset of what matches.
 *
 * @param points the only values that match (null stands for a missing one), or null when they lie in the interval
 * @param others further intervals that a value has to lie in, which of an array may be another one: each would do instead
 */
record Demand(@Nullable List<@Nullable Object> points, Interval interval, List<Interval> others) {

    static final Demand NONE = within(Interval.ALL);

    static Demand points(List<@Nullable Object> values) {
        return new Demand(values, Interval.ALL, List.of());
    }

    static Demand within(Interval interval) {
        return new Demand(null, interval, List.of());
    }

    boolean isUseful() {
        return points != null || interval.isBounded();
    }

    /** Missing values count as null, which comes first. */
    boolean matchesMissing() {
        return points != null
                ? points.contains(null)
                : interval.low() == null || interval.low().value() == null;
    }

    Demand and(Demand other) {
        if (points != null && other.points != null) {
            return points.size() <= other.points.size() ? this : other;
        }
        if (points != null || other.points != null) {
            return points != null ? this : other;
        }
        var further = new ArrayList<>(others);
        further.addAll(other.others);
        if (interval.sameValue() && other.interval.sameValue()) {
            further.add(other.interval);
        }
        return new Demand(null, interval.and(other.interval), List.copyOf(further));
    }

    /** The intervals of which each leads to all that matches. */
    Stream<Interval> intervals() {
        return Stream.concat(Stream.of(interval), others.stream());
    }

    Demand or(Demand other) {
        if (points != null && other.points != null) {
            var all = new ArrayList<>(points);
            all.addAll(other.points);
            return points(all);
        }
        return isUseful() && other.isUseful() ? within(hull().or(other.hull())) : NONE;
    }

    private Interval hull() {
        if (points == null) {
            return interval;
        }
        return points.stream().map(Interval::point).reduce(Interval::or).orElse(Interval.ALL);
    }
}
