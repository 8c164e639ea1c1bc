package io.klientela.bench.report;

import io.klientela.bench.metric.Row;
import io.klientela.bench.metric.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The figures as one page that needs nothing else: a bar for each side, a dot for each round. */
public final class HtmlReport {
    private static final int WIDTH = 420;
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;max-width:1100px;margin:2rem auto;padding:0 1rem;color:#1d2330;background:#fff}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem .6rem;border-bottom:1px solid #e3e5ec;vertical-align:top}
            td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
            .reached{color:#1a7f4b}.missed{color:#b3261e}.note{color:#5b6275;font-size:.88em}
            .ours{fill:#4f5bd5}.floor{fill:#a9b1c6}.dot{fill:#1d2330}svg text{font:12px system-ui,sans-serif;fill:#1d2330}
            @media(prefers-color-scheme:dark){body{background:#14161d;color:#e6e8ef}th,td{border-color:#2c303c}
            .dot,svg text{fill:#e6e8ef}.floor{fill:#5b6275}.note{color:#a0a7ba}.reached{color:#5fd39a}.missed{color:#ff8a80}}
            """;

    private HtmlReport() {}

    public static void write(Run run, Path file) {
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>Klientela: benchmark</title><style>"
                + STYLE + "</style><h1>Klientela: benchmark</h1>");
        page.append("<p>%s · %s<br>%s · %s<br>"
                .formatted(run.at(), escaped(run.platform()), escaped(run.data()), escaped(run.machine())));
        page.append(String.format(
                Locale.ENGLISH,
                "Load of the machine before: %.1f. Before anything was measured, %d numbers had to be exact, and were.</p>",
                run.load(),
                run.gate().size()));
        page.append("<table><tr><th>What<th>Platform and floor<th>Ratio<th>Goal<th>p50 / p95 / p99<th>Processors</tr>");
        run.rows().forEach(row -> page.append(line(row)));
        page.append(
                "</table><p class=\"note\">Bars are medians of the rounds, dots are single rounds; platform and floor took "
                        + "turns. Load is open: latencies count from the time at which a request was due. Processors: the generator's "
                        + "and the platform's, on average.</p></html>");
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Row row) {
        Side ours = row.ours();
        String what = "<tr><td><b>%s</b> %s".formatted(escaped(row.metric()), escaped(row.what()))
                + (row.note().isEmpty() ? "" : "<br><span class=\"note\">%s</span>".formatted(escaped(row.note())));
        if (ours == null) {
            return what + "<td colspan=\"5\">not measured</tr>";
        }
        return what + "<td>" + chart(row, ours) + "<td class=\"n\">"
                + (row.floor() == null ? "" : String.format(Locale.ENGLISH, "%.2f", row.ratio()))
                + "<td class=\"n %s\">%s"
                        .formatted(
                                row.verdict(),
                                row.goal() == null ? "" : row.goal().text() + "<br>" + row.verdict())
                + "<td class=\"n\">" + latencies(ours)
                + "<td class=\"n\">"
                + (Double.isNaN(ours.generatorCores())
                        ? ""
                        : String.format(Locale.ENGLISH, "%.2f + %.2f", ours.generatorCores(), ours.platformCores()))
                + "</tr>";
    }

    private static String latencies(Side side) {
        return Double.isNaN(side.p50())
                ? ""
                : "%s / %s / %s ms"
                        .formatted(Table.number(side.p50()), Table.number(side.p95()), Table.number(side.p99()));
    }

    private static String chart(Row row, Side ours) {
        Side floor = row.floor();
        double most = Math.max(highest(ours), floor == null ? 0 : highest(floor));
        int height = floor == null ? 26 : 52;
        return "<svg role=\"img\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">"
                        .formatted(WIDTH, height, WIDTH, height)
                + bar(ours, "ours", 0, most, row.unit())
                + (floor == null ? "" : bar(floor, "floor", 26, most, row.floorName()))
                + "</svg>";
    }

    private static double highest(Side side) {
        return side.rounds().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private static String bar(Side side, String kind, int y, double most, String label) {
        double scale = (WIDTH * 0.45) / most;
        StringBuilder bar = new StringBuilder(String.format(
                Locale.ENGLISH,
                "<rect class=\"%s\" x=\"0\" y=\"%d\" width=\"%.1f\" height=\"18\" rx=\"3\"/>",
                kind,
                y + 2,
                side.figure() * scale));
        for (double round : side.rounds()) {
            bar.append(String.format(
                    Locale.ENGLISH, "<circle class=\"dot\" cx=\"%.1f\" cy=\"%d\" r=\"2\"/>", round * scale, y + 11));
        }
        return bar.append("<text x=\"%d\" y=\"%d\">%s %s</text>"
                        .formatted((int) (WIDTH * 0.47), y + 15, Table.number(side.figure()), escaped(label)))
                .toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
