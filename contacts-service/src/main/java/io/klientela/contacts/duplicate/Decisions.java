package io.klientela.contacts.duplicate;

import io.klientela.platform.Ids;
import io.klientela.platform.outbox.AuditLog;
import java.time.Clock;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people say of pairs, in the audit trail of both contacts. */
@Component
class Decisions {
    private final AuditLog audit;
    private final Clock clock;

    Decisions(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Written before it is done. */
    void remember(Pair pair, String status, @Nullable String reason) {
        String id = Ids.next();
        Instant at = clock.instant();
        String type = "klientela.contacts.duplicate." + (status.equals(Pair.OPEN) ? "reopened" : "dismissed") + ".v1";
        entry(id + "-1", pair.firstId(), pair.secondId(), type, at, reason);
        entry(id + "-2", pair.secondId(), pair.firstId(), type, at, reason);
    }

    private void entry(String id, String contactId, String otherId, String type, Instant at, @Nullable String reason) {
        Document what = new Document("otherId", otherId);
        if (reason != null) {
            what.append("reason", reason);
        }
        audit.decided(id, "contact", contactId, type, at, what);
    }
}
