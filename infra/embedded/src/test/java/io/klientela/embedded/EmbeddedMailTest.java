package io.klientela.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMailTest {

    @TempDir
    private Path folder;

    private EmbeddedMail mail;
    private Session session;

    @BeforeEach
    void start() {
        mail = EmbeddedMail.at(folder, 0, 0, 0, "klientela.localhost");
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(mail.smtpPort()));
        session = Session.getInstance(settings);
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    @Test
    void sortsWhatComesInFromWhatGoesOut() throws Exception {
        send("anna@example.com", "Zażółć gęślą", "Treść");
        send("Support@Klientela.localhost", "Help", "me");

        assertThat(mail.mails()).extracting(CaughtMail::subject).containsExactly("Help", "Zażółć gęślą");
        assertThat(mail.mails()).extracting(CaughtMail::inbound).containsExactly(true, false);
        assertThat(subjectsOf(EmbeddedMail.INBOX)).isEqualTo("Help");
        assertThat(subjectsOf(EmbeddedMail.SENT)).isEqualTo("Zażółć gęślą");
        assertThat(mail.read(mail.mails().getLast()).text()).isEqualTo("Treść");
    }

    @Test
    void tellsItsMailsAsJson() throws Exception {
        send("anna@example.com", "First", "one");
        send("anna@example.com", "Second", "two");

        assertThat(get("/mails?limit=1")).contains("\"subject\":\"Second\"").doesNotContain("First");
        var id = mail.mails().getFirst().id();
        assertThat(get("/mails/" + id)).contains("\"text\":\"two\"", "\"to\":\"anna@example.com\"", "\"headers\":{");
        assertThat(get("/mails/" + id + "/raw")).contains("Subject: Second\r\n");
        assertThat(get("/mails/nothing")).isEmpty();
    }

    private void send(String to, String subject, String text) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress("ewa@example.com"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        Transport.send(message);
    }

    private String subjectsOf(String user) throws MessagingException {
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", mail.imapPort(), user, "any");
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                assertThat(inbox.getMessageCount()).isOne();
                return inbox.getMessage(1).getSubject();
            }
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(mail.url() + path)).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
