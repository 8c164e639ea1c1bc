package io.klientela.platform.mail.read;

import io.klientela.platform.html.Html;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Takes a mail apart. Whatever in it cannot be read is told and left out; the rest is read all the same. */
public final class ReadMail {
    private static final int DEEPEST = 20;
    private static final int MOST_FILES = 50;
    private static final int LONGEST_TEXT = 2_000_000;

    private final List<FilePart> files = new ArrayList<>();
    private final List<IncomingMail.CalendarText> calendars = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();

    private ReadMail() {}

    /** @param raw stays open as long as the files of the mail are to be read */
    public static IncomingMail read(InputStream raw) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), raw);
        ReadMail reader = new ReadMail();
        reader.take(message, 0);
        MailHeaders headers = new MailHeaders(message);
        InternetAddress from = headers.from();
        String rich = reader.html.isEmpty() ? null : reader.html.toString();
        String text = Quotes.without(
                clean(reader.plain.toString().isBlank() && rich != null ? Html.text(rich) : reader.plain.toString()));
        return new IncomingMail(
                headers.messageId(),
                from == null ? null : from.getAddress().toLowerCase(Locale.ROOT),
                from == null || from.getPersonal() == null ? null : MailHeaders.decoded(from.getPersonal()),
                headers.recipients(),
                headers.named("To"),
                headers.named("Cc"),
                headers.date(),
                headers.subject(),
                headers.references(),
                text.isBlank() ? "(–)" : text,
                rich == null ? null : Html.sanitised(rich),
                reader.files,
                reader.calendars,
                headers.automatic(),
                headers.answerable(),
                headers.junk(),
                headers.genuine(),
                reader.problems);
    }

    private void take(Part part, int depth) {
        try {
            if (depth < DEEPEST && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    take(parts.getBodyPart(i), depth + 1);
                }
            } else if (isText(part, "text/plain")) {
                append(plain, text(part));
            } else if (isText(part, "text/html")) {
                append(html, text(part));
            } else {
                if (part.isMimeType("text/calendar")) {
                    calendars.add(new IncomingMail.CalendarText(
                            Objects.requireNonNullElse(parameter(part, "method"), ""), text(part)));
                }
                file(part);
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            problems.add("A part of the mail could not be read (%s).".formatted(e.getMessage()));
        }
    }

    private static boolean isText(Part part, String type) throws MessagingException {
        return part.isMimeType(type)
                && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                && part.getFileName() == null;
    }

    private static void append(StringBuilder all, String text) {
        if (!all.isEmpty()) {
            all.append("\n\n");
        }
        all.append(text);
    }

    private static String text(Part part) throws MessagingException, IOException {
        try (InputStream content = part.getInputStream()) {
            return Charsets.decode(content.readNBytes(LONGEST_TEXT), parameter(part, "charset"));
        }
    }

    private static @Nullable String parameter(Part part, String name) throws MessagingException {
        try {
            return new ContentType(part.getContentType()).getParameter(name);
        } catch (ParseException e) {
            return null;
        }
    }

    private void file(Part part) throws MessagingException {
        if (files.size() >= MOST_FILES) {
            problems.add("The mail has more than %d files; the others were left out.".formatted(MOST_FILES));
            return;
        }
        String name = part.getFileName();
        if (name == null) {
            name = part.isMimeType("message/*")
                    ? "message.eml"
                    : part.isMimeType("text/calendar") ? "invitation.ics" : "file-%d".formatted(files.size() + 1);
        }
        files.add(new FilePart(MailHeaders.decoded(name), part));
    }

    /** One kind of line ends, no control characters. */
    private static String clean(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u00a0', ' ')
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    }
}
