package io.klientela.embedded;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The newest mails that were taken in: who and when in memory, their texts in files. */
final class CaughtMails {
    private static final int MOST = 10_000;

    private final Deque<CaughtMail> mails = new ArrayDeque<>();
    private final AtomicLong number = new AtomicLong(System.currentTimeMillis() * 1000);
    private final Path folder;

    private CaughtMails(Path folder) {
        this.folder = folder;
    }

    static CaughtMails in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var mails = new CaughtMails(folder);
        mails.clear();
        return mails;
    }

    void add(MovingMessage moving, MailAddress recipient, boolean inbound) throws MessagingException {
        MimeMessage message = moving.getMessage();
        String id = Long.toString(number.incrementAndGet(), 36);
        try (var file = new BufferedOutputStream(Files.newOutputStream(file(id)))) {
            message.writeTo(file);
        } catch (IOException e) {
            throw new MessagingException("The mail cannot be kept", e);
        }
        var mail = new CaughtMail(
                id, sender(moving), recipient.getEmail(), MailContent.subject(message), Instant.now(), inbound);
        synchronized (mails) {
            mails.addFirst(mail);
            if (mails.size() > MOST) {
                delete(file(mails.removeLast().id()));
            }
        }
    }

    private static String sender(MovingMessage moving) {
        try {
            Address @Nullable [] from = moving.getMessage().getFrom();
            if (from != null && from.length > 0 && from[0] instanceof InternetAddress address) {
                return address.toUnicodeString();
            }
        } catch (MessagingException e) {
            // A sender that cannot be read; the return path tells.
        }
        return moving.getReturnPath() == null ? "" : moving.getReturnPath().getEmail();
    }

    List<CaughtMail> newest(int limit) {
        synchronized (mails) {
            return mails.stream().limit(limit).toList();
        }
    }

    Optional<CaughtMail> find(String id) {
        synchronized (mails) {
            return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
        }
    }

    CaughtMail.Content content(CaughtMail mail) {
        try (InputStream file = raw(mail)) {
            return MailContent.of(mail, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream raw(CaughtMail mail) throws IOException {
        return Files.newInputStream(file(mail.id()));
    }

    void clear() {
        synchronized (mails) {
            mails.clear();
        }
        try (var files = Files.newDirectoryStream(folder, "*.eml")) {
            files.forEach(CaughtMails::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String id) {
        return folder.resolve(id + ".eml");
    }
}
