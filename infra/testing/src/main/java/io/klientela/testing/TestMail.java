package io.klientela.testing;

import io.klientela.embedded.CaughtMail;
import io.klientela.embedded.EmbeddedMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** The mail server that all tests of one JVM share; started at the first call, stopped with the JVM. */
public final class TestMail {
    public static final String DOMAIN = "klientela.localhost";

    private TestMail() {}

    private static final class Holder {
        static final EmbeddedMail INSTANCE = start();
    }

    public static EmbeddedMail shared() {
        return Holder.INSTANCE;
    }

    /** The settings of a service that uses this server, as arguments. */
    public static List<String> settings() {
        return List.of(
                "--klientela.smtp.host=127.0.0.1",
                "--klientela.smtp.port=" + shared().smtpPort(),
                "--klientela.imap.host=127.0.0.1",
                "--klientela.imap.port=" + shared().imapPort(),
                "--klientela.imap.username=" + EmbeddedMail.INBOX,
                "--klientela.imap.password=" + EmbeddedMail.INBOX,
                "--klientela.bounces.username=" + EmbeddedMail.BOUNCES,
                "--klientela.bounces.password=" + EmbeddedMail.BOUNCES,
                "--klientela.bounces.every=300ms",
                "--klientela.filing.username=" + EmbeddedMail.FILING,
                "--klientela.filing.password=" + EmbeddedMail.FILING,
                "--klientela.filing.trusted=true",
                "--klientela.filing.every=300ms",
                "--klientela.mail.domain=" + DOMAIN,
                "--klientela.dev-mail.url=" + shared().url());
    }

    /** Newest first. */
    public static List<CaughtMail> to(String address) {
        return shared().mails().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
    }

    /** The newest mail like this, once there is one. @throws IllegalStateException where none came in time */
    public static CaughtMail.Content await(Duration patience, Predicate<CaughtMail> like) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var found = shared().mails().stream().filter(like).findFirst();
            if (found.isPresent()) {
                return shared().read(found.get());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("No such mail among " + shared().mails());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static EmbeddedMail start() {
        try {
            Path folder = Files.createTempDirectory("klientela-test-mail");
            var mail = EmbeddedMail.at(folder, 0, 0, 0, DOMAIN);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                mail.close();
                folder.toFile().delete();
            }));
            LoggerFactory.getLogger(TestMail.class).info("Tests mail to 127.0.0.1:{}", mail.smtpPort());
            return mail;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
