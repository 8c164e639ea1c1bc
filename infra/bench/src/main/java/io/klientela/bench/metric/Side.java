package io.klientela.bench.metric;

import io.klientela.bench.load.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one of the two sides did in all rounds.
 *
 * @param rounds the figure of each round
 * @param p50 milliseconds, the median of the rounds; so with the others; NaN where nothing was timed one by one
 * @param generatorCores processors that the generator took, on average
 * @param platformCores those that the platform took
 * @param failed of what was asked, in all rounds
 */
public record Side(
        List<Double> rounds,
        double p50,
        double p95,
        double p99,
        double generatorCores,
        double platformCores,
        long failed) {

    static Side of(List<Double> rounds) {
        return new Side(rounds, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
    }

    /** @param figure of an outcome, e.g. its throughput */
    static Side of(List<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
        return new Side(
                outcomes.stream().map(figure::applyAsDouble).toList(),
                median(outcomes, outcome -> outcome.millis(50)),
                median(outcomes, outcome -> outcome.millis(95)),
                median(outcomes, outcome -> outcome.millis(99)),
                median(outcomes, Outcome::generatorCores),
                median(outcomes, Outcome::platformCores),
                outcomes.stream().mapToLong(Outcome::failed).sum());
    }

    private static double median(List<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
        return median(outcomes.stream().mapToDouble(figure).toArray());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** The median of the rounds. */
    public double figure() {
        return median(rounds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The distance from the lowest to the highest round, as a part of the median. */
    public double spread() {
        double highest = rounds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double lowest = rounds.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        return (highest - lowest) / figure();
    }
}
