package io.klientela.platform.mail.read;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;

/** A file in a mail, not read yet. */
public record FilePart(String name, Part part) {

    /** Its bytes; of one that has more than {@code most} one more than that. */
    public byte[] content(int most) throws MessagingException, IOException {
        try (InputStream content = part.getInputStream()) {
            return content.readNBytes(most + 1);
        }
    }
}
