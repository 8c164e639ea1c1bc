package io.klientela.bench.dedupe;

import io.klientela.bench.Failure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Duplicates of many rows, in a process of its own with as little memory as a service has. */
public final class DedupeScale {
    private static final int HEAP_MB = 512;
    private static final double MB = 1024 * 1024;
    private static final long SEED = 20_261_122;
    private static final int FEW_COPIES = 3;
    private static final int MANY_COPIES = 12;

    private DedupeScale() {}

    /** @throws Failure where it does not get by with the memory */
    static void inItsOwnHeap(int rows, Path folder) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx%dm".formatted(HEAP_MB),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                DedupeScale.class.getName(),
                Integer.toString(rows),
                folder.toString());
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw new Failure(
                        "%d rows were not measured within a heap of %d MB; see above.".formatted(rows, HEAP_MB));
            }
        } catch (IOException e) {
            throw new Failure("Java cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.");
        }
    }

    /** @param arguments how many rows, and the folder with the data sets */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path folder = Path.of(arguments[1]);
        out.println(Measured.HEAD + "   MB of %d".formatted(HEAP_MB));
        for (Sample sample : Sample.VARIED) {
            if (!Files.isReadable(sample.in(folder))) {
                out.printf("%-28s skipped: there is no %s%n", sample.name(), sample.in(folder));
                continue;
            }
            for (int copies : List.of(FEW_COPIES, MANY_COPIES)) {
                LabelledTable rows =
                        new VariedPersons(sample.read(folder), copies, SEED).rows(Integer.parseInt(arguments[0]));
                try (HeapInUse heap = new HeapInUse()) {
                    String line = Measured.of(rows).line("%s, up to %d each".formatted(sample.name(), copies + 1));
                    out.println(line + String.format(Locale.ROOT, "   %9.0f", heap.most() / MB));
                }
            }
        }
    }
}
