package io.klientela.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that a test starts, with its output in a file; it is gone when the test is. */
final class Program implements AutoCloseable {

    record Ended(int status, String output) {}

    private final Process process;
    private final Path output;

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    static Program start(List<String> command, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile("klientela-e2e-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Places.ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("KLIENTELA_"));
            builder.environment().putAll(environment);
            return new Program(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end. */
    static Ended run(int seconds, List<String> command, Map<String, String> environment) {
        Program program = start(command, environment);
        try {
            if (!program.process.waitFor(seconds, TimeUnit.SECONDS)) {
                program.close();
                throw new AssertionError(
                        "%s did not end within %d s:%n%s".formatted(command, seconds, program.output()));
            }
            return new Ended(program.process.exitValue(), program.output());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String output() {
        return Places.read(output);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM, and SIGKILL after half a minute. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }
}
