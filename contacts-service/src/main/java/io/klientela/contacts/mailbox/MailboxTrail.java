package io.klientela.contacts.mailbox;

import io.klientela.platform.Ids;
import io.klientela.platform.audit.Changes;
import io.klientela.platform.outbox.AuditLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do with their mailboxes, in the audit trail before it is done; what they sign in with never is. */
@Component
class MailboxTrail {
    private static final String MASK = "•••";

    private final AuditLog audit;
    private final Clock clock;

    MailboxTrail(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Nothing where nothing differs. @param before null where there was none. @param otherPasswords than before */
    void saved(@Nullable Connected before, Connected after, boolean otherPasswords) {
        List<Document> changes = new ArrayList<>(Changes.between(before, after));
        if (otherPasswords) {
            changes.add(new Document("field", "password").append("before", MASK).append("after", MASK));
        }
        if (!changes.isEmpty()) {
            tell(before == null ? "connected" : "updated", after, new Document("changes", changes));
        }
    }

    void paused(Connected mailbox, boolean paused) {
        tell(paused ? "paused" : "resumed", mailbox, new Document());
    }

    /** @param mails what becomes of those that were filed from it */
    void disconnected(Connected mailbox, String mails) {
        tell("disconnected", mailbox, new Document("mails", mails));
    }

    /** There is another address for copies; it is a secret too. */
    void addressRenewed(String userId) {
        tell("address-renewed", userId, new Document());
    }

    private void tell(String what, Connected mailbox, Document more) {
        tell(what, mailbox.userId(), more.append("name", mailbox.address()));
    }

    private void tell(String what, String userId, Document more) {
        audit.decided(
                Ids.next(),
                "mailbox",
                userId,
                "klientela.contacts.mailbox.%s.v1".formatted(what),
                clock.instant(),
                more);
    }
}
