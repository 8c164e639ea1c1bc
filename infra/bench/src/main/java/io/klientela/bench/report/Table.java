package io.klientela.bench.report;

import io.klientela.bench.metric.Goal;
import io.klientela.bench.metric.Row;
import io.klientela.bench.metric.Side;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures on a terminal. */
public final class Table {
    private static final String LAYOUT = "%-62s %10s %10s %-11s %7s %9s %-8s %7s %23s %11s%n";

    private Table() {}

    public static void head(PrintStream out) {
        out.printf(
                LAYOUT,
                "",
                "platform",
                "floor",
                "unit",
                "ratio",
                "goal",
                "",
                "spread",
                "p50 / p95 / p99 ms",
                "CPU gen+us");
    }

    public static void line(PrintStream out, Row row) {
        Side ours = row.ours();
        Side floor = row.floor();
        if (ours == null) {
            out.printf("%-62s %s%n", row.metric() + ": " + row.what(), row.note());
            return;
        }
        out.printf(
                LAYOUT,
                row.metric() + ": " + row.what(),
                number(ours.figure()),
                floor == null ? "" : number(floor.figure()),
                row.unit(),
                floor == null ? "" : String.format(Locale.ENGLISH, "%.2f", row.ratio()),
                goal(row.goal()),
                row.verdict(),
                String.format(Locale.ENGLISH, "±%.0f %%", ours.spread() * 50),
                Double.isNaN(ours.p50())
                        ? ""
                        : "%s / %s / %s".formatted(number(ours.p50()), number(ours.p95()), number(ours.p99())),
                Double.isNaN(ours.generatorCores())
                        ? ""
                        : String.format(Locale.ENGLISH, "%.2f+%.2f", ours.generatorCores(), ours.platformCores()));
        if (ours.failed() > 0) {
            out.printf("    %,d requests failed%n", ours.failed());
        }
        if (!row.note().isEmpty()) {
            out.println("    " + row.note());
        }
    }

    private static String goal(@Nullable Goal goal) {
        return goal == null ? "" : goal.text();
    }

    static String number(double value) {
        if (Math.abs(value) >= 100) {
            return String.format(Locale.ENGLISH, "%,.0f", value);
        }
        return String.format(Locale.ENGLISH, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }
}
