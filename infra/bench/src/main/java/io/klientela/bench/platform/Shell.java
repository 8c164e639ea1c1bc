package io.klientela.bench.platform;

import io.klientela.bench.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs, ports and folders of this machine. */
final class Shell {
    /** Of the checkout, as the launcher says. */
    static final Path ROOT = Path.of(System.getenv().getOrDefault("KLIENTELA_ROOT", "."))
            .toAbsolutePath()
            .normalize();

    private static final int LONGEST_MINUTES = 15;

    private Shell() {}

    static Process start(List<String> command, Map<String, String> environment, Path log) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program to its end. @throws Failure with what it said where it fails */
    static void run(List<String> command, Map<String, String> environment, Path log) {
        Process process = start(command, environment, log);
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroy();
                throw new Failure("%s did not succeed:%n%s".formatted(String.join(" ", command), read(log)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.");
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of {@code name=value}. */
    static Properties properties(Path file) {
        Properties properties = new Properties();
        try (var lines = Files.newBufferedReader(file)) {
            properties.load(lines);
        } catch (IOException e) {
            throw new Failure("The file %s cannot be read: is the platform running?".formatted(file));
        }
        return properties;
    }

    static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("klientela-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // What is left is in the folder for temporary files.
        }
    }
}
