package io.klientela.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The platform's folder, which one process at a time holds. */
final class Home implements AutoCloseable {

    private final Path folder;
    private final FileChannel channel;

    private Home(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static Home take(Path folder) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (!isHeld(lock)) {
                channel.close();
                throw new Refusal(runningAlready(folder));
            }
            return new Home(folder, channel);
        } catch (IOException e) {
            throw new Refusal(
                    "The data folder %s cannot be written: set KLIENTELA_HOME to one that can.".formatted(folder));
        }
    }

    private static boolean isHeld(@Nullable FileLock lock) {
        return lock != null;
    }

    private static String runningAlready(Path folder) {
        return "Klientela runs already%s: stop it with ./klientela down, or set KLIENTELA_HOME to another folder."
                .formatted(read(folder.resolve("running"))
                        .flatMap(text -> text.lines()
                                .filter(line -> line.startsWith("url="))
                                .findFirst())
                        .map(line -> " at " + line.substring(4))
                        .orElse(""));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Says to others, in lines of {@code name=value}, what runs here; until the platform stops. */
    void announce(String lines) {
        try {
            var draft = file("running.draft");
            Files.writeString(draft, lines);
            Files.move(draft, file("running"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of a file that only its owner may read, created at the first call. */
    String secret(String name, Supplier<String> content) {
        return read(file(name)).orElseGet(() -> create(file(name), content.get()));
    }

    /** Reads a file that is meant to be read once. */
    Optional<String> takeOnce(String name) {
        var content = read(file(name));
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String create(Path file, String content) {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, content + "\n");
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file("running"));
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
