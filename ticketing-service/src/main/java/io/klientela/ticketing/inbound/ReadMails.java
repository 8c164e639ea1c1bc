package io.klientela.ticketing.inbound;

import io.klientela.platform.mail.read.IncomingMail;
import io.klientela.platform.mail.read.ReadMail;
import jakarta.mail.MessagingException;
import jakarta.mail.util.SharedFileInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the stored mails one by one. One that fails is tried again later, and in the end taken without being read. */
@Component
class ReadMails {
    private static final Logger log = LoggerFactory.getLogger(ReadMails.class);
    private static final int ATTEMPTS_TO_READ = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final IncomingMail UNREADABLE =
            IncomingMail.unreadable("A mail has come that could not be read. It is kept as it came.");

    private final RawMails mails;
    private final TakeMail take;

    ReadMails(RawMails mails, TakeMail take) {
        this.mails = mails;
        this.take = take;
    }

    void run() {
        for (Optional<RawMails.Kept> next = mails.claim(); next.isPresent(); next = mails.claim()) {
            RawMails.Kept mail = next.get();
            try {
                read(mail);
            } catch (RuntimeException | StackOverflowError e) {
                log.warn("mail {} is read again: {}", mail.id(), e.toString());
                Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(10, mail.attempts()));
                mails.later(mail, wait, e.toString());
            }
        }
    }

    private void read(RawMails.Kept mail) {
        try {
            Path raw = Files.createTempFile("klientela-mail", ".eml");
            try {
                try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(raw))) {
                    mails.read(mail, file);
                }
                try (SharedFileInputStream content = new SharedFileInputStream(raw.toFile())) {
                    take.take(mail, mail.attempts() <= ATTEMPTS_TO_READ ? ReadMail.read(content) : UNREADABLE);
                }
            } finally {
                Files.deleteIfExists(raw);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
