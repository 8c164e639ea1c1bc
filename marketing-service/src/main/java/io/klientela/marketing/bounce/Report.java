package io.klientela.marketing.bounce;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail to the return path says: a delivery status (RFC 3464), a complaint (RFC 5965), or something else.
 *
 * @param kind what became of the mail
 * @param hard whether no mail will ever reach the address
 * @param words of the server
 */
record Report(Kind kind, boolean hard, String words) {
    enum Kind {
        BOUNCED,
        COMPLAINED,
        NOTHING
    }

    private static final Pattern ACTION = field("Action");
    private static final Pattern STATUS = field("Status");
    private static final Pattern DIAGNOSTIC = field("Diagnostic-Code");
    private static final Pattern FEEDBACK = field("Feedback-Type");
    /** For good, but neither because of policy nor of a full mailbox. */
    private static final Pattern HARD = Pattern.compile("5\\.(?!7\\.)(?!2\\.2).*");

    private static final int LONGEST = 500;

    /** @param raw the mail as it came */
    static Report of(String raw) {
        String feedback = first(FEEDBACK, raw);
        if (!feedback.isEmpty()) {
            return new Report(
                    feedback.equalsIgnoreCase("abuse") ? Kind.COMPLAINED : Kind.NOTHING,
                    false,
                    "complaint: " + feedback);
        } else if (!first(ACTION, raw).equalsIgnoreCase("failed")) {
            return new Report(Kind.NOTHING, false, "");
        }
        String status = first(STATUS, raw);
        String diagnostic = first(DIAGNOSTIC, raw);
        String words = (status + " " + diagnostic).strip();
        return new Report(
                Kind.BOUNCED,
                HARD.matcher(status).matches(),
                words.length() > LONGEST ? words.substring(0, LONGEST) : words);
    }

    private static Pattern field(String name) {
        return Pattern.compile("^" + name + ":[ \\t]*(.*)$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    }

    private static String first(Pattern pattern, String raw) {
        Matcher matcher = pattern.matcher(raw);
        return matcher.find() ? matcher.group(1).strip() : "";
    }
}
