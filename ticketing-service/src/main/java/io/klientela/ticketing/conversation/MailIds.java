package io.klientela.ticketing.conversation;

import io.klientela.platform.mail.MailDomain;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Our own {@code Message-ID}s, which carry their ticket: whoever answers such a mail, answers on that ticket. */
@Component
public class MailIds {
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final MailDomain domain;
    private final Pattern ours;

    MailIds(MailDomain domain) {
        this.domain = domain;
        ours = Pattern.compile(
                "<t\\.(%s)\\.[0-9a-z.-]+@%s>".formatted(UUID, Pattern.quote(domain.domain())),
                Pattern.CASE_INSENSITIVE);
    }

    /** @param what tells the mails of a ticket apart, e.g. a message's id */
    public String of(String ticketId, String what) {
        return domain.messageId("t." + ticketId + "." + what);
    }

    /** The ticket of a {@code Message-ID}; empty where it is not ours. */
    public Optional<String> ticketOf(String mailId) {
        Matcher matcher = ours.matcher(mailId.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
