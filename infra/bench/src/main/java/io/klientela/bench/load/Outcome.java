package io.klientela.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What came of some load.
 *
 * @param latency in nanoseconds, of what went well; of an open load counted from the time at which it was due
 * @param seconds that it took
 * @param generatorCores processors that the generator itself was busy with, on average
 * @param platformCores those of the platform's processes
 */
public record Outcome(
        Histogram latency, long done, long failed, double seconds, double generatorCores, double platformCores) {

    public double perSecond() {
        return done / seconds;
    }

    /** @param percentile 0 to 100 */
    public double millis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e6;
    }
}
