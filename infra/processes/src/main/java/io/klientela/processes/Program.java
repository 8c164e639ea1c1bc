package io.klientela.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that a suite starts, with its output in a file; it is gone when the suite is. */
public final class Program implements AutoCloseable {

    /** How it ended, and what it wrote. */
    public record Ended(int status, String output) {}

    private final Process process;
    private final Path output;

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    public static Program start(List<String> command, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile("klientela-process-", ".log");
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
    public static Ended run(int seconds, List<String> command, Map<String, String> environment) {
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

    public String output() {
        return Places.read(output);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** SIGSTOP: it stands still, and its connections stay open. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        signal("CONT");
    }

    /** SIGTERM; it goes when it is done. */
    public void terminate() {
        process.destroy();
    }

    /** @return whether it was gone in time */
    public boolean awaitEnd(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void signal(String name) {
        Ended ended = run(10, List.of("kill", "-" + name, Long.toString(pid())), Map.of());
        if (ended.status() != 0) {
            throw new IllegalStateException("SIG%s: %s".formatted(name, ended.output()));
        }
    }

    /** SIGKILL. */
    public void kill() {
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
