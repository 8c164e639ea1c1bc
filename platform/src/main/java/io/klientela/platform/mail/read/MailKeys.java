package io.klientela.platform.mail.read;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells mails apart: by their {@code Message-ID} and by what they say, because there are programs that give the same id
 * to different mails. What a server on the way adds does not count.
 */
public final class MailKeys {
    private static final List<String> HEADERS = List.of("Message-ID", "From", "Subject", "Date");
    private static final int LONGEST_ID = 200;

    private MailKeys() {}

    /** The key of a mail in a file. */
    public static String of(Path raw) throws IOException {
        try (InputStream mail = new BufferedInputStream(Files.newInputStream(raw))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String id = "";
            try {
                InternetHeaders headers = new InternetHeaders(mail);
                for (String name : HEADERS) {
                    String value = String.valueOf(headers.getHeader(name, ","));
                    digest.update(value.getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) 0);
                }
                String given = headers.getHeader("Message-ID", null);
                id = given == null ? "" : given.strip();
            } catch (MessagingException e) {
                // Then what follows tells.
            }
            byte[] buffer = new byte[64 * 1024];
            for (int read = mail.read(buffer); read >= 0; read = mail.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            String hash = HexFormat.of().formatHex(digest.digest()).substring(0, 32);
            return (id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id) + "#" + hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
