package io.klientela.platform.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.mail.util.StreamProvider;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent; the same letter becomes the same mail each time.
 *
 * @param messageId with its brackets
 * @param returnPath where bounces go; empty for a mail that must not be answered by a machine, null for the sender's
 * @param headers further ones, e.g. {@code In-Reply-To}
 * @param alternative the same once more in words for programs, e.g. a calendar; null where there is none
 */
public record Letter(
        String messageId,
        Party from,
        List<Party> to,
        @Nullable String returnPath,
        String subject,
        String text,
        @Nullable String html,
        Map<String, String> headers,
        List<Enclosure> enclosures,
        Instant at,
        @Nullable Enclosure alternative) {
    static {
        // Else every jar is looked through for it with each mail.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern COMPOSITE = Pattern.compile("(?i)\\s*(multipart|message)/");
    private static final Session UNCONNECTED = Session.getInstance(new Properties());

    public Letter(
            String messageId,
            Party from,
            List<Party> to,
            @Nullable String returnPath,
            String subject,
            String text,
            @Nullable String html,
            Map<String, String> headers,
            List<Enclosure> enclosures,
            Instant at) {
        this(messageId, from, to, returnPath, subject, text, html, headers, enclosures, at, null);
    }

    /** The same, which says it to programs too. */
    public Letter saying(Enclosure another) {
        return new Letter(messageId, from, to, returnPath, subject, text, html, headers, enclosures, at, another);
    }

    /** Who writes or is written to. */
    public record Party(String email, @Nullable String name) {

        /** Reads {@code Name <address>} or an address alone. @throws IllegalArgumentException where it is neither */
        public static Party of(String text) {
            try {
                InternetAddress[] parsed = InternetAddress.parse(text, true);
                if (parsed.length == 1) {
                    return new Party(parsed[0].getAddress(), parsed[0].getPersonal());
                }
            } catch (MessagingException e) {
                // Answered below.
            }
            throw new IllegalArgumentException("not an e-mail address: " + text);
        }

        InternetAddress address() throws MessagingException {
            try {
                InternetAddress address = new InternetAddress(email, true);
                if (name != null) {
                    address.setPersonal(oneLine(name), UTF_8);
                }
                return address;
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A file that goes with it; nobody compares two. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Enclosure(String name, String type, byte[] content) {}

    /** @throws MailRefused where an address cannot be one */
    public MimeMessage toMessage() {
        try {
            IdentifiedMessage message = new IdentifiedMessage(UNCONNECTED, messageId);
            message.setFrom(from.address());
            for (Party recipient : to) {
                message.addRecipient(Message.RecipientType.TO, recipient.address());
            }
            if (returnPath != null) {
                message.setEnvelopeFrom(returnPath.isEmpty() ? "<>" : returnPath);
            }
            message.setSubject(oneLine(subject), UTF_8);
            message.setSentDate(Date.from(at));
            for (Map.Entry<String, String> header : headers.entrySet()) {
                String value = MimeUtility.encodeText(oneLine(header.getValue()), UTF_8, null);
                message.setHeader(
                        header.getKey(), MimeUtility.fold(header.getKey().length() + 2, value));
            }
            fill(message);
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailRefused(553, String.valueOf(e.getMessage()), MailRefused.About.RECIPIENT);
        }
    }

    private void fill(MimePart message) throws MessagingException {
        if (enclosures.isEmpty()) {
            fillWithText(message);
            return;
        }
        MimeMultipart mixed = new MimeMultipart("mixed");
        MimeBodyPart body = new MimeBodyPart();
        fillWithText(body);
        mixed.addBodyPart(body);
        for (Enclosure enclosure : enclosures) {
            MimeBodyPart part = part(enclosure);
            part.setFileName(oneLine(enclosure.name()));
            part.setHeader("Content-Transfer-Encoding", "base64"); // else its line ends become those of mails
            mixed.addBodyPart(part);
        }
        message.setContent(mixed);
    }

    private void fillWithText(MimePart part) throws MessagingException {
        if (html == null && alternative == null) {
            part.setText(text, UTF_8);
            return;
        }
        MimeMultipart alternatives = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, UTF_8);
        alternatives.addBodyPart(plain);
        if (html != null) {
            MimeBodyPart rich = new MimeBodyPart();
            rich.setText(html, UTF_8, "html");
            alternatives.addBodyPart(rich);
        }
        if (alternative != null) {
            alternatives.addBodyPart(part(alternative));
        }
        part.setContent(alternatives);
    }

    private static MimeBodyPart part(Enclosure enclosure) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        // A mail or web page in a file is a file: as a part of such a type it would have to be taken apart.
        String type = COMPOSITE.matcher(enclosure.type()).lookingAt() ? "application/octet-stream" : enclosure.type();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(enclosure.content(), type)));
        return part;
    }

    /** Nobody gets to add headers by a line break. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n]+", " ").strip();
    }
}
