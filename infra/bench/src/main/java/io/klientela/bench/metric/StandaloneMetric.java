package io.klientela.bench.metric;

import io.klientela.bench.Failure;
import io.klientela.bench.load.Processors;
import io.klientela.bench.load.Turns;
import io.klientela.bench.platform.Api;
import io.klientela.bench.platform.Standalone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The standalone form by itself: how long it takes to start, with and without the start-up cache, and what it takes idle. */
public final class StandaloneMetric {
    private static final int TRAINING_SECONDS = 600;
    private static final int SETTLING_MILLIS = 20_000;
    private static final int IDLE_MILLIS = 30_000;

    private record Start(double seconds, double processorSeconds, double megabytes, double idlePercent) {}

    private StandaloneMetric() {}

    /** @param settings environment of each start */
    public static List<Row> measure(int rounds, Map<String, String> settings) {
        Path home = Standalone.newHome();
        try {
            prepare(home, settings);
            List<Start> idle = new ArrayList<>();
            Turns<Start> turns =
                    Turns.of(rounds, () -> start(home, settings, true, idle), () -> start(home, settings, false, idle));
            return List.of(
                    row("start, with the start-up cache", "s", turns, Start::seconds)
                            .aiming(Goal.ratioAtMost(0.5)),
                    row("processor time of it", "s", turns, Start::processorSeconds),
                    Row.alone(
                                    "standalone",
                                    "memory, idle",
                                    "MB",
                                    Side.of(idle.stream().map(Start::megabytes).toList()))
                            .aiming(Goal.atMost(700)),
                    Row.alone(
                                    "standalone",
                                    "processor, idle",
                                    "% of a core",
                                    Side.of(idle.stream()
                                            .map(Start::idlePercent)
                                            .toList()))
                            .aiming(Goal.atMost(6)));
        } finally {
            Standalone.discard(home);
        }
    }

    private static Row row(
            String what, String unit, Turns<Start> turns, java.util.function.Function<Start, Double> figure) {
        return Row.compare(
                "standalone",
                what,
                unit,
                Side.of(turns.ours().stream().map(figure).toList()),
                "without the cache",
                Side.of(turns.floor().stream().map(figure).toList()));
    }

    /** The first start makes the data folder and the cache; it counts for neither. */
    private static void prepare(Path home, Map<String, String> settings) {
        try (Standalone first = Standalone.start(home, settings)) {
            for (int i = 0; i < TRAINING_SECONDS && Standalone.cache(home).isEmpty(); i++) {
                Api.pause(1_000);
            }
            if (Standalone.cache(home).isEmpty()) {
                throw new Failure(
                        "The start-up cache of %s was not made within %d s.".formatted(first.url(), TRAINING_SECONDS));
            }
        }
    }

    private static Start start(Path home, Map<String, String> settings, boolean cached, List<Start> idle) {
        Map<String, String> all = new java.util.HashMap<>(settings);
        all.put("KLIENTELA_AOT", cached ? "on" : "off");
        try (Standalone platform = Standalone.start(home, all)) {
            double processor = Processors.used(platform.pid()).toNanos() / 1e9;
            double took = platform.startTook().toNanos() / 1e9;
            if (!cached) {
                return new Start(took, processor, Double.NaN, Double.NaN);
            }
            Api.pause(SETTLING_MILLIS);
            Duration before = Processors.used(platform.pid());
            Api.pause(IDLE_MILLIS);
            Duration used = Processors.used(platform.pid()).minus(before);
            Start start = new Start(took, processor, resident(platform.pid()), used.toNanos() / 1e4 / IDLE_MILLIS);
            idle.add(start);
            return start;
        }
    }

    private static double resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/%d/status".formatted(pid))).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
