package io.klientela.marketing.mail;

import io.klientela.platform.links.PublicUrl;
import io.klientela.platform.links.SignedLinks;
import io.klientela.platform.mail.MailDomain;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The links and addresses of a mail that lead back to it. */
@Component
public class MailLinks {
    private static final String OPEN = "open";
    private static final String CLICK = "click";
    private static final String UNSUBSCRIBE = "unsubscribe";
    private static final String PREFERENCES = "preferences";
    private static final String BOUNCE = "bounce";
    private static final Pattern BOUNCE_ADDRESS =
            Pattern.compile("bounces\\+([0-9a-f]{32})\\.([0-9a-f]{16})@", Pattern.CASE_INSENSITIVE);
    private static final Pattern UUID_PARTS = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");

    private final SignedLinks links;
    private final PublicUrl url;
    private final MailDomain domain;

    MailLinks(SignedLinks links, PublicUrl url, MailDomain domain) {
        this.links = links;
        this.url = url;
        this.domain = domain;
    }

    /** A click that was followed. */
    record Click(String mailId, String target) {}

    public String unsubscribe(String mailId) {
        return url.at("/public/marketing/unsubscribe/" + links.sign(UNSUBSCRIBE, mailId, null));
    }

    /** Where the reader decides about everything; it leads on to the ledger of consents. */
    public String preferences(String mailId) {
        return url.at("/public/marketing/preferences/" + links.sign(PREFERENCES, mailId, null));
    }

    String pixel(String mailId) {
        return url.at("/public/marketing/o/" + links.sign(OPEN, mailId, null));
    }

    String click(String mailId, String target) {
        return url.at("/public/marketing/c/" + links.sign(CLICK, mailId + "\n" + target, null));
    }

    boolean isOwn(String target) {
        return target.startsWith(url.at("/public/"));
    }

    /** Where a mail server sends what it could not deliver. */
    String returnPath(String mailId) {
        String digits = mailId.replace("-", "").toLowerCase(Locale.ROOT);
        return domain.address("bounces+" + digits + "." + links.mark(BOUNCE, digits));
    }

    /** The mail that an address among these was the return path of. */
    public Optional<String> bounced(String addresses) {
        Matcher matcher = BOUNCE_ADDRESS.matcher(addresses);
        while (matcher.find()) {
            String digits = matcher.group(1).toLowerCase(Locale.ROOT);
            if (links.isMark(BOUNCE, digits, matcher.group(2).toLowerCase(Locale.ROOT))) {
                return Optional.of(UUID_PARTS.matcher(digits).replaceFirst("$1-$2-$3-$4-$5"));
            }
        }
        return Optional.empty();
    }

    Optional<String> openedBy(String token) {
        return links.verify(OPEN, token);
    }

    Optional<String> unsubscribedBy(String token) {
        return links.verify(UNSUBSCRIBE, token);
    }

    Optional<String> preferredBy(String token) {
        return links.verify(PREFERENCES, token);
    }

    Optional<Click> clickedBy(String token) {
        return links.verify(CLICK, token).map(payload -> {
            int end = payload.indexOf('\n');
            return new Click(payload.substring(0, end), payload.substring(end + 1));
        });
    }
}
