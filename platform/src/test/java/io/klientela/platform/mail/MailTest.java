package io.klientela.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.klientela.embedded.CaughtMail;
import io.klientela.platform.web.Problem;
import io.klientela.testing.TestMail;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MailTest {
    private static final MailDomain DOMAIN = new MailDomain(TestMail.DOMAIN);

    @Test
    void sendsALetterAsItIs() {
        String id = DOMAIN.newMessageId();
        Letter letter = letter(id, "anna@example.com", "Zażółć\r\nBcc: evil@example.com");
        try (MailSession session = server(TestMail.shared().smtpPort()).connect()) {
            session.send(letter);
            session.send(letter);
        }

        List<CaughtMail> mails = TestMail.to("anna@example.com");
        assertThat(mails).hasSize(2);
        CaughtMail.Content mail = TestMail.shared().read(mails.getFirst());
        assertThat(mail.subject()).isEqualTo("Zażółć Bcc: evil@example.com");
        assertThat(mail.headers())
                .containsEntry("Message-ID", List.of(id))
                .containsEntry("In-Reply-To", List.of("<1@example.com>"))
                .doesNotContainKey("Bcc");
        assertThat(mail.text()).isEqualTo("gęślą");
        assertThat(mail.html()).isEqualTo("<p>jaźń</p>");
        assertThat(mail.attachments()).containsExactly(new CaughtMail.Enclosure("faktura żółta.txt", "text/plain", 3));
    }

    @Test
    void sendsAMailOrAPageInAFileAsAFile() {
        byte[] content = "From: a@b\n\nHi".getBytes(StandardCharsets.US_ASCII);
        Letter letter = new Letter(
                DOMAIN.newMessageId(),
                new Letter.Party(DOMAIN.address("support"), null),
                List.of(new Letter.Party("files@example.com", null)),
                null,
                "Files",
                "See the files",
                null,
                Map.of(),
                List.of(
                        new Letter.Enclosure("old.eml", "message/rfc822", content),
                        new Letter.Enclosure("page.mht", "multipart/related", content)),
                Instant.now());
        try (MailSession session = server(TestMail.shared().smtpPort()).connect()) {
            session.send(letter);
        }
        CaughtMail.Content mail =
                TestMail.shared().read(TestMail.to("files@example.com").getFirst());
        assertThat(mail.attachments())
                .containsExactly(
                        new CaughtMail.Enclosure("old.eml", "application/octet-stream", content.length),
                        new CaughtMail.Enclosure("page.mht", "application/octet-stream", content.length));
    }

    @Test
    void fetchesWhatNobodyHasSeen() {
        try (MailSession session = server(TestMail.shared().smtpPort()).connect()) {
            session.send(letter("<fetch@example.com>", DOMAIN.address("support"), "Fetch me"));
        }
        Mailbox mailbox = new Mailbox(new MailboxSettings(
                "127.0.0.1",
                TestMail.shared().imapPort(),
                "inbox",
                "inbox",
                MailTls.NONE,
                "INBOX",
                false,
                Duration.ofSeconds(5)));
        try (OpenMailbox open = mailbox.open()) {
            List<OpenMailbox.Waiting> waiting = open.unseen(10);
            assertThat(waiting).hasSize(1);
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            assertThat(open.read(waiting.getFirst().uid(), raw)).isTrue();
            assertThat(raw.toString(StandardCharsets.US_ASCII)).contains("Message-ID: <fetch@example.com>\r\n");
        }
        try (OpenMailbox open = mailbox.open()) {
            List<OpenMailbox.Waiting> again = open.unseen(10);
            assertThat(again).as("reading alone does not mark a mail").hasSize(1);
            open.done(again.getFirst().uid());
        }
        try (OpenMailbox open = mailbox.open()) {
            assertThat(open.unseen(10)).isEmpty();
        }
    }

    @Test
    void tellsARefusalForGoodFromOneForNow() throws Exception {
        try (FaultySmtp smtp = FaultySmtp.answering("RCPT", "550 5.1.1 No such user")) {
            MailRefused refused = catchThrowableOfType(MailRefused.class, () -> send(smtp));
            assertThat(refused.code()).isEqualTo(550);
            assertThat(refused.text()).contains("No such user");
        }
        try (FaultySmtp smtp = FaultySmtp.answering("DATA", "554 Spam")) {
            assertThatThrownBy(() -> send(smtp)).isInstanceOf(MailRefused.class).hasMessageContaining("Spam");
        }
        for (String later : List.of("451 Try later", "421 Busy")) {
            for (String command : List.of("EHLO", "MAIL", "RCPT", "DATA")) {
                try (FaultySmtp smtp = FaultySmtp.answering(command, later)) {
                    assertThatThrownBy(() -> send(smtp)).as(command).isInstanceOf(MailUnavailable.class);
                }
            }
        }
    }

    @Test
    void waitsForASilentServerOnlySoLong() throws Exception {
        try (FaultySmtp smtp = FaultySmtp.answering("MAIL", null)) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> send(smtp)).isInstanceOf(MailUnavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void saysWhatIsMissingWhereNoServerIsSet() {
        MailServer none = new MailServer(
                new MailSettings(null, 25, null, null, MailTls.AUTO, null, Duration.ofSeconds(1)), DOMAIN);
        assertThatThrownBy(none::connect).isInstanceOf(Problem.class).hasMessageContaining("KLIENTELA_SMTP_HOST");
    }

    private static void send(FaultySmtp smtp) {
        try (MailSession session = server(smtp.port()).connect()) {
            session.send(letter("<a@b>", "anna@example.com", "Hi"));
        }
    }

    private static Letter letter(String id, String to, String subject) {
        return new Letter(
                id,
                new Letter.Party(DOMAIN.address("support"), "Łukasz"),
                List.of(new Letter.Party(to, null)),
                null,
                subject,
                "gęślą",
                "<p>jaźń</p>",
                Map.of("In-Reply-To", "<1@example.com>"),
                List.of(new Letter.Enclosure("faktura żółta.txt", "text/plain", new byte[] {65, 66, 67})),
                Instant.now());
    }

    private static MailServer server(int port) {
        return new MailServer(
                new MailSettings("127.0.0.1", port, null, null, MailTls.AUTO, noFrom(), Duration.ofSeconds(1)), DOMAIN);
    }

    private static @Nullable String noFrom() {
        return null;
    }
}
