package io.klientela.marketing.mail;

import io.klientela.platform.mail.MailRefused;
import java.util.regex.Pattern;

/** Reads what a mail server says when it refuses. */
public final class Refusals {
    /** Policy, not the address: relaying denied, blocked, spam. */
    private static final Pattern POLICY =
            Pattern.compile("\\b5\\.7\\.\\d+\\b|relay|spam|blocked|blacklist|policy", Pattern.CASE_INSENSITIVE);

    private Refusals() {}

    /** Whether no mail will ever reach the address: it is not to be tried again by anybody. */
    public static boolean isHardBounce(MailRefused refusal) {
        return refusal.about() == MailRefused.About.RECIPIENT
                && !POLICY.matcher(refusal.text()).find();
    }
}
