package io.klientela.platform.files;

import io.klientela.platform.web.Creation;
import io.klientela.platform.web.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;

/** Files that forms bring along, each as the part {@code file}. */
public final class Uploads {
    private static final String FILE = "file";
    private static final String TOO_LARGE = "larger than %d MB".formatted(StoredFiles.LARGEST / 1_000_000);

    private Uploads() {}

    /**
     * Keeps a form's file for a record, once by the request.
     *
     * @param file null where the form has none
     * @throws Problem 413 where it is too large, 422 where there is none or it is a program
     */
    public static StoredFile keep(StoredFiles files, String ownerId, @Nullable MultipartFile file) {
        if (file == null) {
            throw Problem.unprocessable("Send a multipart form with the part \"file\".")
                    .field(FILE, "is missing");
        }
        if (file.getSize() > StoredFiles.LARGEST) {
            throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "The file is %s.".formatted(TOO_LARGE))
                    .field(FILE, "is " + TOO_LARGE);
        }
        try {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            return files.keep(Creation.id(), ownerId, name, file.getBytes());
        } catch (Refused e) {
            throw Problem.unprocessable("This file is not taken.").field(FILE, e.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
