package io.klientela.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Says how it goes: in place on a terminal, one line per file elsewhere. */
final class Terminal {
    private static final int MOST_REASONS = 12;

    private final PrintStream out;
    private final boolean live;

    Terminal(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    void say(String line) {
        out.println(line);
    }

    void progress(Step step, JsonNode now) {
        boolean over = now.path("status").asString("").equals("completed");
        if (live || over) {
            out.print((live ? "\r" : "") + line(step, now) + (over ? System.lineSeparator() : ""));
            out.flush();
        }
    }

    void summary(List<Outcome> outcomes) {
        out.println();
        out.printf("%-12s%10s%10s%11s%10s%10s%n", "", "created", "updated", "unchanged", "changed", "refused");
        for (Outcome outcome : outcomes) {
            out.printf(
                    Locale.ENGLISH,
                    "%-12s%,10d%,10d%,11d%,10d%,10d%n",
                    outcome.step().resource(),
                    outcome.count("created"),
                    outcome.count("updated"),
                    outcome.count("unchanged"),
                    outcome.count("corrected"),
                    outcome.count("refused"));
        }
        outcomes.forEach(this::reasons);
    }

    private void reasons(Outcome outcome) {
        if (outcome.reasons().isEmpty()) {
            return;
        }
        out.println();
        out.println(outcome.step().file());
        outcome.reasons().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_REASONS)
                .forEach(reason -> out.printf(Locale.ENGLISH, "%,7d × %s%n", reason.getValue(), reason.getKey()));
        if (outcome.reasons().size() > MOST_REASONS) {
            out.printf(
                    "          and %d more kinds: see the import's report%n",
                    outcome.reasons().size() - MOST_REASONS);
        }
    }

    private static String line(Step step, JsonNode now) {
        JsonNode rows = now.path("rows");
        return String.format(
                Locale.ENGLISH,
                "%-20s → %-10s %,7d of %,7d rows, %,7.0f rows/s",
                step.file(),
                step.resource(),
                rows.path("processed").asLong(0),
                rows.path("total").asLong(0),
                now.path("rowsPerSecond").asDouble(0));
    }
}
