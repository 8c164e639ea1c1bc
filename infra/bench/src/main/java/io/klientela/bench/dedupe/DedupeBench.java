package io.klientela.bench.dedupe;

import io.klientela.bench.Failure;
import io.klientela.bench.Program;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * {@code ./klientela bench dedupe [FOLDER]}: precision, recall and F1 of the duplicates that are found, at the score of
 * 0.5 and at the best score, on the sets in the folder ({@code ../shared/data} unless it is named). What carries the
 * truth is never shown to the matching. With {@code scale [ROWS]} before the folder: the same, and seconds and memory, on
 * 50,000 rows (or as many) that are made of the real ones.
 */
public final class DedupeBench implements Program {
    private static final String USAGE = "./klientela bench dedupe [scale [ROWS]] [FOLDER WITH THE DATA SETS]";
    private static final int ROWS = 50_000;

    @Override
    public void run(List<String> arguments, PrintStream out) {
        List<String> words = new ArrayList<>(arguments);
        boolean scale = !words.isEmpty() && words.getFirst().equals("scale");
        if (scale) {
            words.removeFirst();
        }
        int rows = scale && !words.isEmpty() && words.getFirst().matches("\\d{3,6}")
                ? Integer.parseInt(words.removeFirst())
                : ROWS;
        if (words.size() > 1 || words.stream().anyMatch(word -> word.startsWith("-"))) {
            throw new Failure("Too many words: " + USAGE);
        }
        Path root = Path.of(Objects.requireNonNullElse(System.getenv("KLIENTELA_ROOT"), "."));
        Path folder = words.isEmpty() ? root.resolve("../shared/data").normalize() : Path.of(words.getFirst());
        if (scale) {
            DedupeScale.inItsOwnHeap(rows, folder);
        } else {
            out.println(Measured.HEAD);
            Sample.ALL.forEach(sample -> out.println(measured(sample, folder)));
        }
    }

    private static String measured(Sample sample, Path folder) {
        if (!Files.isReadable(sample.in(folder))) {
            return "%-28s skipped: there is no %s".formatted(sample.name(), sample.in(folder));
        }
        try {
            return Measured.of(sample.read(folder)).line(sample.name());
        } catch (IOException e) {
            throw new Failure("%s cannot be read: %s".formatted(sample.in(folder), e.getMessage()));
        }
    }
}
