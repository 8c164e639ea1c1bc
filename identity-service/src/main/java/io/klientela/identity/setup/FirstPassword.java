package io.klientela.identity.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a generated password once. */
final class FirstPassword {
    private static final Logger log = LoggerFactory.getLogger(FirstPassword.class);

    private FirstPassword() {}

    /** @param file for whoever started the service, who reads and deletes it; the log where there is none */
    static void expose(@Nullable Path file, String email, String password) {
        if (file == null) {
            log.warn("First start: sign in as {} with the password {} – it is not shown again.", email, password);
            return;
        }
        try {
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, password);
        } catch (IOException e) {
            throw new UncheckedIOException("The first password cannot be written to " + file, e);
        }
    }
}
