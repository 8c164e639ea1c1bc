package io.klientela.bench.metric;

import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param metric its word on the command line
 * @param what was measured
 * @param unit of the figures
 * @param ours null where there is nothing to measure, as {@code note} says
 * @param floorName what the floor is, or empty
 */
public record Row(
        String metric,
        String what,
        String unit,
        @Nullable Side ours,
        String floorName,
        @Nullable Side floor,
        @Nullable Goal goal,
        String note) {

    static Row compare(String metric, String what, String unit, Side ours, String floorName, Side floor) {
        return new Row(metric, what, unit, ours, floorName, floor, null, "");
    }

    static Row alone(String metric, String what, String unit, Side ours) {
        return new Row(metric, what, unit, ours, "", null, null, "");
    }

    public static Row notMeasured(String metric, String what, String why) {
        return new Row(metric, what, "", null, "", null, null, why);
    }

    Row aiming(Goal other) {
        return new Row(metric, what, unit, ours, floorName, floor, other, note);
    }

    Row noting(String other) {
        return new Row(metric, what, unit, ours, floorName, floor, goal, other);
    }

    /** Ours of the floor's; NaN without a floor. */
    public double ratio() {
        return ours == null || floor == null ? Double.NaN : ours.figure() / floor.figure();
    }

    /** Empty where there is no goal. */
    public String verdict() {
        if (ours == null || goal == null) {
            return "";
        }
        return goal.isReached(ours.figure(), ratio()) ? "reached" : "missed";
    }
}
