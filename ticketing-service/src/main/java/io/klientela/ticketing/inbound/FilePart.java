package io.klientela.ticketing.inbound;

import io.klientela.ticketing.file.Files;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;

/** A file in a mail, not read yet. */
record FilePart(String name, Part part) {

    /** Its bytes; of one that is too large only a few more than may be. */
    byte[] content() throws MessagingException, IOException {
        try (InputStream content = part.getInputStream()) {
            return content.readNBytes(Files.LARGEST + 1);
        }
    }
}
