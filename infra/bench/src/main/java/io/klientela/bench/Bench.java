package io.klientela.bench;

import io.klientela.bench.dedupe.DedupeBench;
import io.klientela.bench.flat.ImportFlat;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** {@code ./klientela bench […]}: the benchmark that the first word names, else the one of the whole platform. */
public final class Bench {

    /** The others, by their words. */
    private static final Map<String, Program> PROGRAMS =
            Map.of("dedupe", new DedupeBench(), "import-flat", new ImportFlat());

    private Bench() {}

    public static void main(String[] arguments) {
        // Not System.out: its encoding is the locale's, which in a container cannot say "Łódź".
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try {
            run(List.of(arguments), out);
        } catch (Failure e) {
            out.flush();
            System.err.println(e.sentence());
            System.exit(1);
        }
    }

    private static void run(List<String> arguments, PrintStream out) {
        Program own = arguments.isEmpty() ? null : PROGRAMS.get(arguments.getFirst());
        if (own == null) {
            new PlatformBench().run(arguments, out);
        } else {
            own.run(arguments.subList(1, arguments.size()), out);
        }
    }
}
