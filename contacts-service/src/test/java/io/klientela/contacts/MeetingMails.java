package io.klientela.contacts;

import static org.awaitility.Awaitility.await;

import io.klientela.contacts.calendar.CalendarFile;
import io.klientela.contacts.calendar.CalendarItem;
import io.klientela.embedded.CaughtMail;
import io.klientela.events.contacts.Schedule;
import io.klientela.testing.TestMail;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** The mails about meetings that an address got, as they left the server. */
final class MeetingMails {
    private static final Duration SOON = Duration.ofSeconds(20);

    private MeetingMails() {}

    /** @param text its words. @param html the same, formatted. @param calendar what it says to programs */
    record Mail(MimeMessage message, String text, String html, String calendarType, String ics, CalendarFile calendar) {
        CalendarItem item() {
            return calendar.items().getFirst();
        }

        Schedule when() {
            return Objects.requireNonNull(item().schedule());
        }

        String method() {
            return String.valueOf(calendar.method());
        }

        String organizer() {
            return String.valueOf(
                    item().organizer() == null ? null : item().organizer().email());
        }
    }

    /** Oldest first. */
    static List<Mail> to(String address) {
        return TestMail.to(address).reversed().stream().map(MeetingMails::read).toList();
    }

    /** The last one, once there are as many. */
    static Mail last(String address, int number) {
        await().atMost(SOON).until(() -> TestMail.to(address).size() >= number);
        return to(address).getLast();
    }

    private static Mail read(CaughtMail mail) {
        URI raw = URI.create(TestMail.shared().url() + "/mails/" + mail.id() + "/raw");
        try (HttpClient client = HttpClient.newHttpClient()) {
            byte[] bytes = client.send(HttpRequest.newBuilder(raw).build(), BodyHandlers.ofByteArray())
                    .body();
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            MimeMultipart mixed = (MimeMultipart) message.getContent();
            MimeMultipart ways = (MimeMultipart) mixed.getBodyPart(0).getContent();
            BodyPart attached = mixed.getBodyPart(1);
            String ics = text(ways.getBodyPart(2));
            if (!ics.equals(text(attached)) || !"invite.ics".equals(attached.getFileName())) {
                throw new AssertionError("The calendar and its file differ");
            }
            return new Mail(
                    message,
                    text(ways.getBodyPart(0)),
                    text(ways.getBodyPart(1)),
                    ways.getBodyPart(2).getContentType(),
                    ics,
                    CalendarFile.read(ics.getBytes(StandardCharsets.UTF_8), ZoneId.of("UTC")));
        } catch (IOException | MessagingException | CalendarFile.Unreadable e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String text(BodyPart part) throws IOException, MessagingException {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
