package io.klientela.embedded;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query demands of one value, as far as an ordered index can use it; always a superset of what matches.
 *
 * @param points the only values that match (null stands for a missing one), or null when they lie in the interval
 */
record Demand(@Nullable List<@Nullable Object> points, Interval interval) {

    static final Demand NONE = new Demand(null, Interval.ALL);

    static Demand points(List<@Nullable Object> values) {
        return new Demand(values, Interval.ALL);
    }

    static Demand within(Interval interval) {
        return new Demand(null, interval);
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
        return within(interval.and(other.interval));
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
