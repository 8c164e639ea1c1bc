package io.klientela.bench.metric;

import io.klientela.bench.load.Outcome;
import io.klientela.bench.load.Turns;
import io.klientela.bench.load.Worker;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What people do all day, as much of it as the platform bears with a p99 below 100 ms. */
final class MixedMetric implements Metric {
    private static final int WORKERS = 64;
    private static final double LONGEST_P99 = 100;
    private static final double LEAST_PART = 0.3;

    @Override
    public List<Row> measure(Scene scene) {
        MixedPlatform platform = new MixedPlatform(scene);
        MixedFloor floor = new MixedFloor(scene);
        double ours = borne(scene, platform::worker);
        double raw = borne(scene, floor::worker);
        Turns<Outcome> turns = scene.inTurns(
                () -> scene.load().open(ours, scene.time(), WORKERS, platform::worker),
                () -> scene.load().open(raw, scene.time(), WORKERS, floor::worker));
        Row row = Row.compare(
                        "mixed",
                        "35 % details, 25 % lists, 10 % search, 20 % changes, 8 % new, 2 % dashboard",
                        "/s",
                        Side.of(turns.ours(), Outcome::perSecond),
                        "the same by the raw driver",
                        Side.of(turns.floor(), Outcome::perSecond))
                .aiming(Goal.ratioAtLeast(0.25))
                .noting(String.format(
                        Locale.ENGLISH,
                        "open load at the highest rate with p99 ≤ 100 ms found by trial: %,.0f/s; the goal is ≥ 2,000/s",
                        ours));
        return List.of(row);
    }

    /** The highest rate, in steps of a tenth of what a closed load gets done, that is borne with a short p99. */
    private static double borne(Scene scene, Supplier<Worker> worker) {
        scene.load().closed(scene.time(), 8, worker);
        double most = scene.load().closed(scene.time(), 8, worker).perSecond();
        for (double part = 0.9; part > LEAST_PART; part -= 0.15) {
            Outcome outcome = scene.load().open(most * part, scene.time(), WORKERS, worker);
            if (outcome.failed() == 0 && outcome.millis(99) <= LONGEST_P99) {
                return most * part;
            }
        }
        return most * LEAST_PART;
    }
}
