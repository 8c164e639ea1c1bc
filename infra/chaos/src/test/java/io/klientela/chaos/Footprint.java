package io.klientela.chaos;

import io.klientela.processes.Places;
import io.klientela.processes.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process holds: threads and open descriptors as the kernel counts them, and its heap after a collection. */
record Footprint(int threads, int descriptors) {
    private static final Pattern HEAP = Pattern.compile("(?:DefNew|Tenured|garbage-first heap) +total.*?used (\\d+)K");

    static Footprint of(long pid) {
        return new Footprint(entries(pid, "task"), entries(pid, "fd"));
    }

    private static int entries(long pid, String folder) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), folder))) {
            return (int) files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Collects the garbage of a JVM. @return what is left on its heap, in kilobytes */
    static long heapAfterCollection(long pid) {
        jcmd(pid, "GC.run");
        Matcher used = HEAP.matcher(jcmd(pid, "GC.heap_info"));
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        if (sum == 0) {
            throw new IllegalStateException("no heap in " + jcmd(pid, "GC.heap_info"));
        }
        return sum;
    }

    private static String jcmd(long pid, String command) {
        String jcmd = Path.of(Places.java()).resolveSibling("jcmd").toString();
        return Program.run(60, List.of(jcmd, Long.toString(pid), command), Map.of())
                .output();
    }
}
