package io.klientela.standalone;

import io.klientela.embedded.EmbeddedBroker;
import io.klientela.embedded.EmbeddedMail;
import io.klientela.embedded.EmbeddedStore;
import io.klientela.embedded.StoreSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The MongoDB, the Kafka and the mail server that the services use: embedded, unless the settings name others. Kafka
 * starts beside the services, which wait for it by themselves.
 */
final class Servers implements AutoCloseable {

    private final Deque<Runnable> closing = new ArrayDeque<>();
    private CompletableFuture<?> kafka = CompletableFuture.completedFuture(null);
    private final String mongodbUri;
    private final String kafkaBootstrap;
    private final Optional<EmbeddedMail> mail;
    private final String mailDomain;

    private Servers(Settings settings, Home home) {
        mongodbUri = settings.mongodbUri().orElseGet(() -> store(settings, home).uri());
        kafkaBootstrap = settings.kafkaBootstrap().orElseGet(() -> broker(settings, home));
        mail = settings.smtpHost().isPresent() ? Optional.empty() : Optional.of(mail(settings, home));
        mailDomain = settings.mailDomain();
    }

    static Servers start(Settings settings, Home home) {
        return new Servers(settings, home);
    }

    private EmbeddedStore store(Settings settings, Home home) {
        var how = StoreSettings.DEFAULT
                .withCacheMegabytes(settings.cacheMegabytes())
                .withForced(settings.forced());
        var store = EmbeddedStore.at(home.file("data").resolve("store"), 0, how);
        closing.push(store::close);
        return store;
    }

    private String broker(Settings settings, Home home) {
        var port = Ports.demand(settings.kafkaPort(), "KLIENTELA_KAFKA_PORT");
        var folder = home.file("data").resolve("kafka");
        var broker = CompletableFuture.supplyAsync(
                () -> EmbeddedBroker.at(folder, port),
                task -> Thread.ofPlatform().name("broker-start").start(task));
        kafka = broker;
        closing.push(() -> broker.handle((started, problem) -> {
                    if (started != null) {
                        started.close();
                    }
                    return problem;
                })
                .join());
        return "127.0.0.1:" + port;
    }

    private EmbeddedMail mail(Settings settings, Home home) {
        var port = Ports.wish(settings.mailPort());
        if (settings.mailPort() != 0 && port != settings.mailPort()) {
            System.err.printf(
                    "Port %d is taken, so the mail server listens on %d (KLIENTELA_MAIL_PORT).%n",
                    settings.mailPort(), port);
        }
        var server = EmbeddedMail.at(home.file("data").resolve("mail"), port, 0, 0, settings.mailDomain());
        closing.push(server::close);
        return server;
    }

    /** Where the embedded mail server takes mail; empty where another one is used. */
    Optional<String> smtp() {
        return mail.map(server -> "127.0.0.1:" + server.smtpPort());
    }

    /** What the services have to know of the embedded mail server; those of another one they read from the environment. */
    List<String> mailSettings() {
        var domain = "--klientela.mail.domain=" + mailDomain;
        return mail.map(server -> List.of(
                        domain,
                        "--klientela.smtp.host=127.0.0.1",
                        "--klientela.smtp.port=" + server.smtpPort(),
                        "--klientela.smtp.tls=none",
                        "--klientela.imap.host=127.0.0.1",
                        "--klientela.imap.port=" + server.imapPort(),
                        "--klientela.imap.username=" + EmbeddedMail.INBOX,
                        "--klientela.imap.password=" + EmbeddedMail.INBOX,
                        "--klientela.imap.tls=none",
                        "--klientela.imap.delete=true",
                        "--klientela.bounces.username=" + EmbeddedMail.BOUNCES,
                        "--klientela.bounces.password=" + EmbeddedMail.BOUNCES,
                        "--klientela.filing.username=" + EmbeddedMail.FILING,
                        "--klientela.filing.password=" + EmbeddedMail.FILING,
                        "--klientela.filing.trusted=true",
                        "--klientela.dev-mail.url=" + server.url()))
                .orElse(List.of(domain));
    }

    /** @throws IllegalStateException where the embedded Kafka cannot start */
    void awaitKafka() {
        try {
            kafka.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("Kafka does not start", e.getCause());
        }
    }

    String mongodbUri() {
        return mongodbUri;
    }

    String kafkaBootstrap() {
        return kafkaBootstrap;
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
