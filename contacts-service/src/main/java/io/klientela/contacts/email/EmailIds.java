package io.klientela.contacts.email;

import com.mongodb.client.model.Filters;
import io.klientela.events.contacts.EmailState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.read.IncomingMail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Ids that follow from mails, so that a mail is the same one wherever, and however often, it is found. */
@Component
class EmailIds {
    private final Aggregates<Email, EmailState> emails;

    EmailIds(Aggregates<Email, EmailState> emails) {
        this.emails = emails;
    }

    /** By its {@code Message-ID}; where it has none, by what every copy of it says. */
    static String of(IncomingMail mail) {
        return ofMessageId(FileEmail.keyOf(mail));
    }

    static String ofMessageId(String messageId) {
        return derived("mail", messageId);
    }

    /** What servers on the way leave alone. */
    static String stable(IncomingMail mail) {
        String to = mail.to().stream().map(Letter.Party::email).sorted().collect(Collectors.joining(","));
        return String.join(
                "\n",
                String.valueOf(mail.from()),
                to,
                String.valueOf(mail.date()),
                mail.subject(),
                Integer.toHexString(mail.text().hashCode()));
    }

    /** What is derived from a mail's id, e.g. of its files. */
    static String derived(String what, String from) {
        return UUID.nameUUIDFromBytes((what + "\n" + from).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /**
     * The conversation of a mail: that of the nearest one that it answers and that is filed. Where none is, the first mail
     * that it names begins it, also if that is filed later or never.
     */
    String threadOf(String key, List<String> references) {
        List<String> ids = references.stream().map(EmailIds::ofMessageId).toList();
        List<Email> answered = emails.findAll(Filters.in("_id", ids));
        return ids.stream()
                .flatMap(id -> answered.stream().filter(email -> email.id().equals(id)))
                .map(email -> email.state().threadId())
                .findFirst()
                .orElseGet(() -> derived("thread", references.isEmpty() ? key : references.getLast()));
    }
}
