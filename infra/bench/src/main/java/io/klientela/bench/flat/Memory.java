package io.klientela.bench.flat;

import io.klientela.bench.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** What another JVM holds, in MB. @param collections its log of garbage collections */
record Memory(long pid, Path collections) {
    private static final Pattern FULL = Pattern.compile("Pause Full .*->(\\d+)M\\(");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final double KB_IN_MB = 1024;

    /** What makes a JVM write the log that is read here. */
    static List<String> options(Path collections) {
        return List.of("-Xlog:gc:file=%s:none:filecount=0".formatted(collections), "-XX:+ExitOnOutOfMemoryError");
    }

    /** What is left on the heap when the garbage is collected now. */
    long heap() {
        output(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), "GC.run"));
        return full().reduce(0, (former, last) -> last);
    }

    /** The most that was left by any full collection so far. */
    long mostHeap() {
        return full().max().orElse(0);
    }

    private LongStream full() {
        return FULL.matcher(read(collections)).results().mapToLong(Memory::number);
    }

    /** The most memory of any kind that it ever had; NaN where the system does not tell. */
    double peak() {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return Files.isReadable(status)
                ? PEAK.matcher(read(status))
                                .results()
                                .mapToLong(Memory::number)
                                .max()
                                .orElse(0)
                        / KB_IN_MB
                : Double.NaN;
    }

    /** Has it stand still. */
    void freeze() {
        output(List.of("kill", "-STOP", Long.toString(pid)));
    }

    void thaw() {
        output(List.of("kill", "-CONT", Long.toString(pid)));
    }

    private static String output(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new Failure("%s did not succeed: %s".formatted(String.join(" ", command), said));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(MatchResult found) {
        return Long.parseLong(found.group(1));
    }
}
