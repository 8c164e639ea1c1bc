package io.klientela.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where things are in the checkout that is tested. */
public final class Places {
    public static final Path ROOT = root();

    private Places() {}

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("klientela"))) {
            folder = Objects.requireNonNull(folder.getParent(), "run this from inside a checkout");
        }
        return folder;
    }

    /** A real company's export beside the checkout; tests that need it are skipped where it is absent. */
    public static Path realExport() {
        return ROOT.resolve("../shared/data/crm-sales-opportunities").normalize();
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The runnable jar of a service. */
    public static Path jarOf(String module) {
        return only(ROOT.resolve(module).resolve("target"), "-exec.jar");
    }

    /** The class path of everything, as the standalone form has it. */
    public static String classPath() {
        Path target = ROOT.resolve("infra/standalone/target");
        return target.resolve("lib") + "/*:" + only(target, "standalone-1.0.0-SNAPSHOT.jar");
    }

    private static Path only(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().endsWith(ending))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException("one *%s is expected in %s, found %s: run mvn verify from the root"
                        .formatted(ending, folder, found));
            }
            return found.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n"));
    }
}
