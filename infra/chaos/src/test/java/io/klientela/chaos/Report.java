package io.klientela.chaos;

import io.klientela.processes.Api;
import io.klientela.processes.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The run's figures as {@code infra/chaos/target/chaos.json} and, in lines, {@code chaos.txt}; complete after each item. */
final class Report {
    private static final Path FILE = Places.ROOT.resolve("infra/chaos/target/chaos.json");

    private final Scale scale;
    private final Instant began = Instant.now();
    private final List<Map<String, Object>> items = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    Report(Scale scale) {
        this.scale = scale;
    }

    /** On the console, and kept beside the report. */
    void say(String line) {
        System.out.println(line);
        lines.add(line);
        try {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE.resolveSibling("chaos.txt"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(String item, Figures figures, Duration took) throws IOException {
        boolean held = figures.broken().isEmpty();
        say("chaos %s: %s, %d s: %s".formatted(item, held ? "held" : "BROKEN", took.toSeconds(), figures.line()));
        figures.broken().forEach(what -> say("chaos %s:   %s".formatted(item, what)));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("item", item);
        entry.put("held", held);
        entry.put("seconds", took.toSeconds());
        entry.put("figures", figures.asJson());
        entry.put("broken", figures.broken());
        items.add(entry);
        Files.writeString(
                FILE,
                Api.JSON
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(Map.of(
                                "began",
                                began.toString(),
                                "length",
                                scale.name().toLowerCase(Locale.ROOT),
                                "processors",
                                Runtime.getRuntime().availableProcessors(),
                                "items",
                                items)));
    }
}
