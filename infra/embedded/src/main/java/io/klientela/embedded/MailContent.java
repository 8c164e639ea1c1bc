package io.klientela.embedded;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Takes a mail apart, as far as it can be read. */
final class MailContent {
    private final List<CaughtMail.Enclosure> attachments = new ArrayList<>();
    private @Nullable String text;
    private @Nullable String html;

    private MailContent() {}

    static CaughtMail.Content of(CaughtMail mail, InputStream raw) throws IOException {
        var content = new MailContent();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), raw);
            for (Header header : Collections.list(message.getAllHeaders())) {
                headers.computeIfAbsent(header.getName(), name -> new ArrayList<>())
                        .add(decoded(header.getValue()));
            }
            content.take(message);
        } catch (MessagingException e) {
            // As far as it went.
        }
        return new CaughtMail.Content(
                mail.id(),
                mail.from(),
                mail.to(),
                mail.subject(),
                mail.at(),
                mail.inbound(),
                content.text,
                content.html,
                headers,
                content.attachments);
    }

    static @Nullable String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            return null;
        }
    }

    private void take(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                take(parts.getBodyPart(i));
            }
        } else if (part.getFileName() == null && text == null && part.isMimeType("text/plain")) {
            text = part.getContent().toString();
        } else if (part.getFileName() == null && html == null && part.isMimeType("text/html")) {
            html = part.getContent().toString();
        } else {
            String name = part.getFileName();
            String type = part.getContentType().replaceFirst(";(?s).*", "");
            attachments.add(new CaughtMail.Enclosure(name == null ? "unnamed" : decoded(name), type, size(part)));
        }
    }

    private static long size(Part part) throws MessagingException, IOException {
        try (InputStream content = part.getInputStream()) {
            return content.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }
}
