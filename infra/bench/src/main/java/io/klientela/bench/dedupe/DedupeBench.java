package io.klientela.bench.dedupe;

import io.klientela.bench.Failure;
import io.klientela.bench.Program;
import io.klientela.contacts.duplicate.matching.Match;
import io.klientela.contacts.duplicate.matching.Matching;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * {@code ./klientela bench dedupe [FOLDER]}: precision, recall and F1 of the duplicates that are found, at the score of
 * 0.5 and at the best score, on the sets in the folder ({@code ../shared/data} unless it is named). What carries the
 * truth is never shown to the matching.
 */
public final class DedupeBench implements Program {
    private static final String FEBRL = "rec-(\\d+)-.*";

    /** @param truth a pattern whose first group in the truth column names the person */
    private record Sample(String name, String file, String truthColumn, String truth, Set<String> hidden) {}

    private static final List<Sample> SAMPLES = List.of(
            febrl("febrl 1", "dataset1.csv", Set.of("rec_id")),
            febrl("febrl 1 without soc_sec_id", "dataset1.csv", Set.of("rec_id", "soc_sec_id")),
            febrl("febrl 2", "dataset2.csv", Set.of("rec_id")),
            febrl("febrl 2 without soc_sec_id", "dataset2.csv", Set.of("rec_id", "soc_sec_id")),
            new Sample(
                    "splink fake_1000",
                    "splink-fake-1000/fake_1000.csv",
                    "cluster",
                    "(.*)",
                    Set.of("unique_id", "cluster")));

    private static Sample febrl(String name, String file, Set<String> hidden) {
        return new Sample(name, "febrl-dedupe/" + file, "rec_id", FEBRL, hidden);
    }

    @Override
    public void run(List<String> arguments, PrintStream out) {
        if (arguments.size() > 1 || arguments.stream().anyMatch(word -> word.startsWith("-"))) {
            throw new Failure("Too many words: ./klientela bench dedupe [FOLDER WITH THE DATA SETS]");
        }
        Path root = Path.of(Objects.requireNonNullElse(System.getenv("KLIENTELA_ROOT"), "."));
        Path folder = arguments.isEmpty() ? root.resolve("../shared/data").normalize() : Path.of(arguments.getFirst());
        out.printf(
                "%-28s %7s %7s   %9s %9s %9s   %9s %9s %7s%n",
                "", "records", "pairs", "precision", "recall", "F1 at 0.5", "best F1", "at score", "seconds");
        for (Sample sample : SAMPLES) {
            Path file = folder.resolve(sample.file());
            if (!Files.isReadable(file)) {
                out.printf("%-28s skipped: there is no %s%n", sample.name(), file);
                continue;
            }
            try {
                out.println(measured(sample, file));
            } catch (IOException e) {
                throw new Failure("%s cannot be read: %s".formatted(file, e.getMessage()));
            }
        }
    }

    private static String measured(Sample sample, Path file) throws IOException {
        LabelledTable data = LabelledTable.read(file, sample.truthColumn(), sample.truth(), sample.hidden());
        long began = System.nanoTime();
        List<Match> matches = Matching.within(data.table());
        double seconds = (System.nanoTime() - began) / 1e9;
        Quality quality = Quality.of(matches, data.persons());
        return String.format(
                Locale.ROOT,
                "%-28s %7d %7d   %9.4f %9.4f %9.4f   %9.4f %9.4f %7.1f",
                sample.name(),
                data.table().size(),
                quality.truth(),
                quality.precision(),
                quality.recall(),
                quality.f1(),
                quality.bestF1(),
                quality.bestScore(),
                seconds);
    }
}
