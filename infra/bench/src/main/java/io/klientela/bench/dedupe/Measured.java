package io.klientela.bench.dedupe;

import io.klientela.contacts.duplicate.matching.Match;
import io.klientela.contacts.duplicate.matching.Matching;
import java.util.List;
import java.util.Locale;

/** How well and how fast the duplicates of a table were found. */
record Measured(int records, Quality quality, double seconds) {
    static final String HEAD = "%-28s %7s %7s   %9s %9s %9s   %9s %9s %7s"
            .formatted("", "records", "pairs", "precision", "recall", "F1 at 0.5", "best F1", "at score", "seconds");

    static Measured of(LabelledTable data) {
        long began = System.nanoTime();
        List<Match> matches = Matching.within(data.table());
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Measured(data.table().size(), Quality.of(matches, data.persons()), seconds);
    }

    String line(String name) {
        return String.format(
                Locale.ROOT,
                "%-28s %7d %7d   %9.4f %9.4f %9.4f   %9.4f %9.4f %7.1f",
                name,
                records,
                quality.truth(),
                quality.precision(),
                quality.recall(),
                quality.f1(),
                quality.bestF1(),
                quality.bestScore(),
                seconds);
    }
}
