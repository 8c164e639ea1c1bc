package io.klientela.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.events.Topics;
import io.klientela.platform.Ids;
import io.klientela.platform.KlientelaService;
import io.klientela.testing.Answer;
import io.klientela.testing.Api;
import io.klientela.testing.TestIssuer;
import io.klientela.testing.TestMail;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.springframework.context.ConfigurableApplicationContext;

/** The running service as callers, customers and their mail programs see it; one for all tests of the JVM. */
final class Desk extends Api implements AutoCloseable {
    static final TestIssuer ISSUER = TestIssuer.shared();

    private static final class Holder {
        static final Desk INSTANCE = new Desk("ticketing", TestMail.settings());
    }

    private final ConfigurableApplicationContext context;

    /** The service for an administrator. */
    static Desk asAdmin() {
        return Holder.INSTANCE;
    }

    /** Another service with a database of its own, which sends mail by another server and fetches none; to be closed. */
    static Desk mailingBy(int port) {
        return new Desk(
                "ticketing_" + port, List.of("--klientela.smtp.host=127.0.0.1", "--klientela.smtp.port=" + port));
    }

    private Desk(String database, List<String> mail) {
        this(start(database, mail), ISSUER.user(Ids.next(), "Ewa Nowak", List.of("admin"), List.of()));
        awaitReady();
    }

    private Desk(ConfigurableApplicationContext context, String token) {
        super("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"), token);
        this.context = context;
    }

    private static ConfigurableApplicationContext start(String database, List<String> mail) {
        ISSUER.publishAdmin();
        ISSUER.publishRole(
                "own-agent", "{\"resource\":\"ticket\",\"actions\":[\"read\",\"update\"],\"scope\":\"own\"}");
        List<String> settings = new ArrayList<>(ISSUER.settings());
        settings.addAll(mail);
        settings.addAll(List.of(
                "--klientela.service=" + database,
                "--klientela.ticketing.mail-poll=200ms",
                "--klientela.ticketing.sweep=300ms",
                "--klientela.ticketing.clock=200ms",
                "--klientela.ticketing.first-retry=200ms",
                "--klientela.imap.timeout=30s"));
        return KlientelaService.builder(TicketingServiceApplication.class, "ticketing-service")
                .run(settings.toArray(String[]::new));
    }

    @Override
    public void close() {
        context.close();
    }

    /** The service for somebody else. */
    Desk as(String userId, String name, String role) {
        return new Desk(context, ISSUER.user(userId, name, List.of(role), List.of()));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Sends a form as a browser without a token does, and goes where it leads. */
    Answer form(String link, String body) {
        Answer answer = submit(link, body);
        return answer.status() == 303 ? open(answer.header("location")) : answer;
    }

    /** The only ticket with this subject, once it has come. */
    Answer ticketNamed(String name) {
        String filter = URLEncoder.encode("name == \"%s\"".formatted(name), StandardCharsets.UTF_8);
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            Answer found =
                                    get("/api/v1/tickets?filter=" + filter).expect(200);
                            assertThat(found.all("items", "id").size()).isLessThan(2);
                            return found.all("items", "id").isEmpty()
                                    ? null
                                    : ticket(found.all("items", "id").getFirst());
                        },
                        found -> found != null && found.body().at("/messages").asInt() > 0);
    }

    Answer ticket(String id) {
        return get("/api/v1/tickets/" + id).expect(200);
    }

    Answer messages(String ticketId) {
        return get("/api/v1/tickets/%s/messages".formatted(ticketId)).expect(200);
    }

    /** Sends a mail as it is written here to the mail server. */
    static void mail(String to, String raw) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(TestMail.shared().smtpPort()));
        properties.put("mail.smtp.from", "sender@example.com");
        Session session = Session.getInstance(properties);
        try {
            byte[] bytes = raw.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(bytes));
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect();
                transport.sendMessage(message, new InternetAddress[] {new InternetAddress(to)});
            }
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A plain mail to the support. */
    static void mail(String from, String subject, String text, String... headers) {
        mail(
                TestMail.DOMAIN.isEmpty() ? "" : "support@" + TestMail.DOMAIN,
                "From: %s\nTo: support@%s\nSubject: %s\nMessage-ID: <%s@example.com>\n%sContent-Type: text/plain; charset=utf-8\n\n%s"
                        .formatted(
                                from,
                                TestMail.DOMAIN,
                                subject,
                                Ids.next(),
                                headers.length == 0 ? "" : String.join("\n", headers) + "\n",
                                text));
    }

    /** A contact as contacts-service tells of one. */
    static String contact(String name, String email, String language) {
        return ISSUER.publishRecord(
                Topics.CONTACTS,
                "created",
                1,
                Ids.next(),
                name,
                "\"emails\":[{\"value\":\"%s\"}],\"phones\":[],\"companies\":[],\"language\":\"%s\",\"tags\":[],"
                        .formatted(email, language));
    }
}
