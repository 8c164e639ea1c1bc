package io.klientela.platform.audit;

import io.klientela.platform.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The checkpoints of one log outside the database: a file that only grows, one JSON object {@code {"note": …}} a line. */
final class CheckpointFile {
    static final String SUFFIX = ".checkpoints";

    private record Line(@Nullable String note) {}

    private final Path file;
    private long read;
    private @Nullable Checkpoint newest;

    CheckpointFile(Path file) {
        this.file = file;
    }

    static CheckpointFile of(Path folder, String service) {
        return new CheckpointFile(folder.resolve(service + SUFFIX));
    }

    /** In the order in which they were signed; what a dying process left half is passed over. */
    List<Checkpoint> all() {
        List<Checkpoint> all = new ArrayList<>();
        if (Files.exists(file)) {
            try {
                for (String line : Files.readAllLines(file)) {
                    Checkpoint checkpoint = parse(line);
                    if (checkpoint != null) {
                        all.add(checkpoint);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    /** Those that are new since the last call; at the first call all. */
    List<Checkpoint> fresh() {
        List<Checkpoint> fresh = new ArrayList<>();
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                    Reader reader = Channels.newReader(channel.position(read), StandardCharsets.UTF_8);
                    BufferedReader lines = new BufferedReader(reader)) {
                long end = channel.size();
                lines.lines().forEach(line -> {
                    Checkpoint checkpoint = parse(line);
                    if (checkpoint != null) {
                        fresh.add(checkpoint);
                    }
                });
                read = end;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (!fresh.isEmpty()) {
            newest = fresh.getLast();
        }
        return fresh;
    }

    /** The last one that {@link #fresh} gave. */
    @Nullable
    Checkpoint newest() {
        return newest;
    }

    private static @Nullable Checkpoint parse(String line) {
        try {
            Line parsed = Json.mapper().readValue(line, Line.class);
            return parsed == null || parsed.note() == null ? null : Checkpoint.parse(parsed.note());
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Adds it and waits for the disk. */
    void append(Checkpoint checkpoint) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                String line = Json.mapper().writeValueAsString(Map.of("note", checkpoint.note())) + "\n";
                long end = channel.size();
                String text = endsWithALine(channel, end) ? line : "\n" + line;
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), end);
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean endsWithALine(FileChannel channel, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return end == 0 || (channel.read(last, end - 1) == 1 && last.get(0) == '\n');
    }
}
