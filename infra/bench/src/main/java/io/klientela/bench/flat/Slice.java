package io.klientela.bench.flat;

import java.util.List;
import java.util.Locale;

/**
 * A tenth of an import.
 *
 * @param until how many rows were there at its end
 * @param pending of these, those whose events were not out yet
 * @param floorRows that the raw driver inserted behind it
 * @param heap MB after a collection
 * @param peak MB of memory of any kind at most, so far
 */
record Slice(
        long until,
        long rows,
        double seconds,
        long pending,
        long floorRows,
        double floorSeconds,
        long heap,
        double peak) {
    static final String HEAD = String.format(
            Locale.ENGLISH,
            "%12s %10s %12s %7s %9s %9s %15s",
            "rows",
            "rows/s",
            "insertMany/s",
            "ratio",
            "heap MB",
            "peak MB",
            "events waiting");

    double speed() {
        return rows / seconds;
    }

    double floor() {
        return floorRows / floorSeconds;
    }

    String line() {
        return String.format(
                Locale.ENGLISH,
                "%,12d %,10.0f %,12.0f %7.2f %9d %9.0f %,15d",
                until,
                speed(),
                floor(),
                speed() / floor(),
                heap,
                peak,
                pending);
    }

    /** All as one. @param before seconds that passed before the first row */
    static Slice sum(List<Slice> slices, double before) {
        Slice last = slices.getLast();
        return new Slice(
                last.until(),
                slices.stream().mapToLong(Slice::rows).sum(),
                before + slices.stream().mapToDouble(Slice::seconds).sum(),
                last.pending(),
                slices.stream().mapToLong(Slice::floorRows).sum(),
                slices.stream().mapToDouble(Slice::floorSeconds).sum(),
                slices.stream().mapToLong(Slice::heap).max().orElse(0),
                last.peak());
    }
}
