package io.klientela.platform.mail.read;

import io.klientela.platform.mail.Letter;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the headers of a mail say, however badly they are made. */
final class MailHeaders {
    private static final Pattern ADDRESS = Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[\\w-]+(?:\\.[\\w-]+)*");
    private static final Pattern MAIL_ID = Pattern.compile("<[^<>\\s]{3,250}>");
    private static final List<String> RECIPIENTS =
            List.of("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc", "Resent-To");
    private static final Set<String> MACHINES = Set.of("auto_reply", "junk");
    private static final Set<String> MANY = Set.of("bulk", "list", "junk", "auto_reply");

    private static final Pattern GENUINE = Pattern.compile("(?i);\\s*dmarc\\s*=\\s*pass\\b");

    private final MimeMessage message;

    MailHeaders(MimeMessage message) {
        this.message = message;
    }

    String subject() {
        String subject = text("Subject");
        return subject == null || subject.isBlank()
                ? "(–)"
                : limited(subject.replaceAll("\\s+", " ").strip());
    }

    private static String limited(String subject) {
        return subject.length() <= 250 ? subject : subject.substring(0, 249) + "…";
    }

    @Nullable
    InternetAddress from() {
        for (String header : List.of("From", "Reply-To", "Sender")) {
            List<InternetAddress> found = addresses(header);
            if (!found.isEmpty()) {
                return found.getFirst();
            }
        }
        return null;
    }

    List<String> recipients() {
        Set<String> found = new LinkedHashSet<>();
        for (String header : RECIPIENTS) {
            addresses(header).forEach(address -> found.add(address.getAddress().toLowerCase(Locale.ROOT)));
        }
        return List.copyOf(found);
    }

    /** The people that a header names. */
    List<Letter.Party> named(String header) {
        return addresses(header).stream()
                .map(address -> new Letter.Party(
                        address.getAddress().toLowerCase(Locale.ROOT),
                        address.getPersonal() == null ? null : decoded(address.getPersonal())))
                .toList();
    }

    @Nullable
    Instant date() {
        try {
            Date date = message.getSentDate();
            return date == null ? null : date.toInstant();
        } catch (MessagingException e) {
            return null;
        }
    }

    /** Only the topmost field counts, which the server that received the mail last has put there: anybody can write one. */
    boolean genuine() {
        try {
            String[] fields = message.getHeader("Authentication-Results");
            return fields != null
                    && fields.length > 0
                    && GENUINE.matcher(MimeUtility.unfold(fields[0])).find();
        } catch (MessagingException e) {
            return false;
        }
    }

    @Nullable
    String messageId() {
        List<String> ids = mailIds("Message-ID");
        return ids.isEmpty() ? null : ids.getFirst();
    }

    List<String> references() {
        Set<String> ids = new LinkedHashSet<>(mailIds("In-Reply-To"));
        List<String> references = new ArrayList<>(mailIds("References"));
        Collections.reverse(references);
        ids.addAll(references);
        return ids.stream().limit(50).toList();
    }

    boolean automatic() {
        String submitted = lower("Auto-Submitted");
        String returnPath = raw("Return-Path");
        return (!submitted.isEmpty() && !submitted.startsWith("no"))
                || MACHINES.contains(lower("Precedence"))
                || !lower("X-Autoreply").isEmpty()
                || !lower("X-Autorespond").isEmpty()
                || (returnPath != null && returnPath.strip().equals("<>"))
                || lower("Content-Type").contains("report-type=");
    }

    boolean answerable() {
        return !automatic()
                && !MANY.contains(lower("Precedence"))
                && lower("X-Auto-Response-Suppress").isEmpty()
                && lower("List-Id").isEmpty()
                && lower("List-Unsubscribe").isEmpty();
    }

    boolean junk() {
        return lower("X-Spam-Flag").startsWith("yes") || lower("X-Spam-Status").startsWith("yes");
    }

    private List<String> mailIds(String header) {
        List<String> found = new ArrayList<>();
        String raw = raw(header);
        Matcher ids = MAIL_ID.matcher(raw == null ? "" : raw);
        while (ids.find()) {
            found.add(ids.group());
        }
        return found;
    }

    private List<InternetAddress> addresses(String header) {
        String raw = raw(header);
        if (raw == null) {
            return List.of();
        }
        try {
            List<InternetAddress> parsed = Arrays.stream(InternetAddress.parseHeader(Charsets.header(raw), false))
                    .filter(address -> ADDRESS.matcher(String.valueOf(address.getAddress()))
                            .matches())
                    .toList();
            if (!parsed.isEmpty()) {
                return parsed;
            }
        } catch (AddressException e) {
            // Whatever looks like an address in it has to do.
        }
        Matcher found = ADDRESS.matcher(raw);
        return found.find() ? List.of(bare(found.group())) : List.of();
    }

    private static InternetAddress bare(String address) {
        InternetAddress made = new InternetAddress();
        made.setAddress(address);
        return made;
    }

    private @Nullable String text(String header) {
        String raw = raw(header);
        return raw == null ? null : decoded(raw);
    }

    static String decoded(String raw) {
        String text = Charsets.header(MimeUtility.unfold(raw));
        try {
            return MimeUtility.decodeText(text);
        } catch (UnsupportedEncodingException e) {
            return text;
        }
    }

    private String lower(String header) {
        String raw = raw(header);
        return raw == null ? "" : raw.strip().toLowerCase(Locale.ROOT);
    }

    private @Nullable String raw(String header) {
        try {
            return message.getHeader(header, ", ");
        } catch (MessagingException e) {
            return null;
        }
    }
}
