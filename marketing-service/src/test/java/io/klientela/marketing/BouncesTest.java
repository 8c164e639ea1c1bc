package io.klientela.marketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.embedded.CaughtMail;
import io.klientela.testing.TestMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BouncesTest {
    private final Marketing marketing = Marketing.shared();

    @Test
    void takesBackWhatCouldNotBeDelivered() throws MessagingException {
        Marketing.contact("Ala Stara", "stara@b1.pl", "b1");
        Marketing.contact("Ola Nowa", "nowa@b1.pl", "b1");
        Marketing.contact("Iza Zla", "zla@b1.pl", "b1");
        String campaign = marketing.campaign("b1", 3, "");
        marketing.act("/api/v1/campaigns/" + campaign, "schedule", "{}").expect(200);
        marketing.awaitStatus(campaign, "sent");

        comeBack("nowa@b1.pl", "Action: delayed\nStatus: 4.4.1\n", "");
        comeBack("zla@b1.pl", "Feedback-Type: abuse\n", "");
        comeBack("stara@b1.pl", "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such user\n", "0");
        comeBack("stara@b1.pl", "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such user\n", "");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(marketing
                            .get("/api/v1/campaigns/" + campaign)
                            .body()
                            .at("/totals/bounced")
                            .asInt())
                    .isEqualTo(1);
            assertThat(marketing
                            .get("/api/v1/suppressions?sort=name&filter=name.endsWith(\"b1.pl\")")
                            .body()
                            .at("/items"))
                    .extracting(item -> item.at("/name").asString() + " "
                            + item.at("/reason").asString())
                    .containsExactly("stara@b1.pl bounced", "zla@b1.pl complained");
        });
        assertThat(marketing.mailsOf(campaign).stream()
                        .filter(mail -> mail.at("/status").asString().equals("bounced")))
                .singleElement()
                .satisfies(
                        mail -> assertThat(mail.at("/problem").asString()).isEqualTo("5.1.1 smtp; 550 no such user"));
    }

    /** Sends the report that a mail server would send. @param forged changes the address, so that nobody vouches for it */
    private static void comeBack(String address, String report, String forged) throws MessagingException {
        CaughtMail.Content mail =
                TestMail.await(Duration.ofSeconds(10), caught -> caught.to().equals(address));
        String path = String.join("", mail.headers().get("Return-Path")).replaceAll("[<>]", "");
        String to = forged.isEmpty() ? path : path.replaceFirst("\\.[0-9a-f]{16}@", ".0123456789abcdef@");
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(TestMail.shared().smtpPort()));
        String raw = """
                From: MAILER-DAEMON@mx.b1.pl
                To: %s
                Subject: Undelivered
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                It did not work.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.b1.pl

                %s
                --b--
                """.formatted(to, report).replace("\n", "\r\n");
        MimeMessage message = new MimeMessage(
                Session.getInstance(settings), new ByteArrayInputStream(raw.getBytes(StandardCharsets.US_ASCII)));
        Transport.send(message, new InternetAddress[] {new InternetAddress(to)});
        assertThat(message.getRecipients(Message.RecipientType.TO)).hasSize(1);
    }
}
