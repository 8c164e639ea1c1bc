package io.klientela.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The installation's signing keys, readable by their owner only, and the public keys of all that it ever had. A key that
 * is taken away is replaced at the next start.
 */
final class KeyFolder {
    static final String VERIFIERS = "verifiers";

    private final List<SigningKey> keys = new ArrayList<>();
    private final List<Verifier> verifiers;

    private KeyFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (KeyKind kind : SigningKey.kinds()) {
            keys.add(key(folder.resolve(kind.file()), kind));
        }
        Path published = folder.resolve(VERIFIERS);
        synchronized (KeyFolder.class) {
            for (SigningKey key : keys) {
                if (!Files.exists(published) || !read(published).contains(key.verifier())) {
                    Files.writeString(
                            published, key.verifier() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            }
        }
        verifiers = read(published);
    }

    static KeyFolder at(Path folder) {
        try {
            return new KeyFolder(folder);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The keys of the audit log in %s cannot be used (%s): set KLIENTELA_AUDIT_FOLDER to a folder of this process."
                            .formatted(folder, e),
                    e);
        }
    }

    /** The public keys in a file, one a line. */
    static List<Verifier> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank())
                    .distinct()
                    .map(Verifier::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<SigningKey> keys() {
        return List.copyOf(keys);
    }

    List<Verifier> verifiers() {
        return verifiers;
    }

    /** Several services may start at once: the first one's key is everybody's. */
    private static SigningKey key(Path file, KeyKind kind) throws IOException {
        if (!Files.exists(file)) {
            Path draft = draft(file);
            try {
                Files.writeString(draft, SigningKey.create(kind).pem());
                place(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
        }
        return SigningKey.parse(kind, Files.readString(file));
    }

    private static Path draft(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createTempFile(
                        folder,
                        "key",
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, "key", ".new");
    }

    private static void place(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return; // another service was first
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file);
        }
    }
}
