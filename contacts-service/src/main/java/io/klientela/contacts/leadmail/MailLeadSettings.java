package io.klientela.contacts.leadmail;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.klientela.platform.Ids;
import io.klientela.platform.audit.Changes;
import io.klientela.platform.mail.MailDomain;
import io.klientela.platform.outbox.AuditLog;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether mails become leads, and whose. */
@Component
class MailLeadSettings {
    private static final String USER = "leads";

    private final MongoCollection<Document> collection;
    private final MailDomain domain;
    private final AuditLog audit;
    private final Clock clock;

    MailLeadSettings(MongoDatabase database, MailDomain domain, AuditLog audit, Clock clock) {
        this.collection = database.getCollection("lead_settings");
        this.domain = domain;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param active whether mails to the address become leads. @param teamId who takes them in turn; null for nobody */
    record Wish(boolean active, @Nullable String teamId) {}

    /** The platform's address for leads; whatever follows a plus sign in it is kept as the source. */
    String address() {
        return domain.address(USER);
    }

    Wish current() {
        Document found = collection.find(Filters.eq("_id", "mail")).first();
        return found == null
                ? new Wish(false, null)
                : new Wish(found.getBoolean("active", false), found.getString("teamId"));
    }

    /** Noted in the audit trail before it is done; nothing where nothing differs. */
    void change(Wish wish) {
        List<Document> changes = Changes.between(current(), wish);
        if (changes.isEmpty()) {
            return;
        }
        audit.decided(
                Ids.next(),
                "mail-intake",
                "mail",
                "klientela.contacts.mail-intake.updated.v1",
                clock.instant(),
                new Document("changes", changes).append("name", address()));
        collection.replaceOne(
                Filters.eq("_id", "mail"),
                new Document("_id", "mail").append("active", wish.active()).append("teamId", wish.teamId()),
                new ReplaceOptions().upsert(true));
    }

    boolean isAddress(String address) {
        String user = address.substring(0, Math.max(0, address.indexOf('@'))).toLowerCase(Locale.ROOT);
        return domain.has(address)
                && (user.equals(USER) || user.startsWith(USER + "+"))
                && current().active();
    }
}
