package io.klientela.contacts.leadmail;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.klientela.platform.mail.read.IncomingMail;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a mail tells of who wrote it: the sender's name and address, and the phone number at its end. */
final class MailSignature {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    /** Lines in which people write who they are. */
    private static final int LINES = 12;

    private static final int LONGEST_LINE = 200;

    private MailSignature() {}

    static Map<String, String> values(IncomingMail mail) {
        Map<String, String> values = new HashMap<>();
        String email = String.valueOf(mail.from());
        values.put("email", email);
        values.put("message", mail.subject() + "\n\n" + mail.text());
        name(mail.fromName(), values);
        String phone = phone(mail.text(), region(email));
        if (phone != null) {
            values.put("phone", phone);
        }
        return values;
    }

    /** {@code Jan Kowalski} or {@code Kowalski, Jan}; what has an at sign is no name. */
    private static void name(@Nullable String shown, Map<String, String> values) {
        String name = shown == null ? "" : shown.replaceAll("[\"'<>]", "").strip();
        if (name.isEmpty() || name.contains("@")) {
            return;
        }
        int comma = name.indexOf(',');
        String natural = comma > 0
                ? name.substring(comma + 1).strip() + " "
                        + name.substring(0, comma).strip()
                : name;
        int space = natural.lastIndexOf(' ');
        if (space > 0) {
            values.put("firstName", natural.substring(0, space).strip());
        }
        values.put("lastName", natural.substring(space + 1));
    }

    /** The country that the sender's address belongs to; none where it says none. */
    private static @Nullable String region(String email) {
        String top = email.substring(email.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        String country = top.equals("UK") ? "GB" : top;
        return COUNTRIES.contains(country) ? country : null;
    }

    private static @Nullable String phone(String text, @Nullable String region) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        for (String line : lines.subList(Math.max(0, lines.size() - LINES), lines.size())) {
            if (line.length() <= LONGEST_LINE) {
                for (PhoneNumberMatch match : PHONES.findNumbers(line, region)) {
                    return PHONES.format(match.number(), PhoneNumberFormat.E164);
                }
            }
        }
        return null;
    }
}
