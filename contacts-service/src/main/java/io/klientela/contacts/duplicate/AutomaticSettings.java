package io.klientela.contacts.duplicate;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.platform.Ids;
import io.klientela.platform.outbox.AuditLog;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What an administrator has set; whoever changed it stands in the audit trail, with what it was before. */
@Component
public class AutomaticSettings {
    private static final String ID = "duplicates";
    private static final int MOST_HISTORY = 200;

    private final MongoCollection<Document> collection;
    private final AuditLog audit;
    private final Clock clock;

    AutomaticSettings(MongoDatabase database, AuditLog audit, Clock clock) {
        this.collection = database.getCollection("duplicate_settings");
        this.audit = audit;
        this.clock = clock;
    }

    /** @param changedBy null where nobody has changed it yet */
    record Setting(
            Automatic automatic,
            long version,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    public Automatic automatic() {
        return setting().automatic();
    }

    Setting setting() {
        Document found = collection.find(Filters.eq("_id", ID)).first();
        return found == null
                ? new Setting(Automatic.OFF, 0, null, null)
                : new Setting(
                        read(found.get("automatic", Document.class)),
                        found.getLong("version"),
                        found.getString("changedBy"),
                        found.getDate("changedAt").toInstant());
    }

    /** @throws Problem 412 where it is at another version */
    Setting change(Automatic wanted, long version) {
        Setting before = setting();
        if (before.version() != version) {
            throw stale(before.version());
        }
        Instant at = clock.instant();
        audit.decided(
                Ids.next(),
                "duplicate-settings",
                ID,
                "klientela.contacts.duplicate-settings.updated.v1",
                at,
                new Document("changes", changes(before.automatic(), wanted)));
        try {
            collection.replaceOne(
                    Filters.and(Filters.eq("_id", ID), Filters.eq("version", version)),
                    new Document("automatic", document(wanted))
                            .append("version", version + 1)
                            .append("changedBy", CurrentActor.get().wire())
                            .append("changedAt", Date.from(at)),
                    new ReplaceOptions().upsert(true));
        } catch (MongoWriteException e) {
            throw e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY
                    ? stale(setting().version())
                    : e;
        }
        return setting();
    }

    /** Who changed it, the newest first. */
    List<Document> history() {
        return audit.of(ID, MOST_HISTORY);
    }

    /** Whether this is the first to ask on that day: so that one instance alone does what is done once a day. */
    boolean isFirstOn(LocalDate day) {
        try {
            collection.updateOne(
                    Filters.and(Filters.eq("_id", "nightly"), Filters.lt("day", day.toString())),
                    Updates.set("day", day.toString()),
                    new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static Problem stale(long version) {
        return Problem.of(
                HttpStatus.PRECONDITION_FAILED,
                "These settings have changed since you read them: they are at version %d now.".formatted(version));
    }

    private static Document changes(Automatic before, Automatic after) {
        Document changes = new Document();
        Document old = document(before);
        document(after).forEach((field, value) -> {
            if (!value.equals(old.get(field))) {
                changes.append(field, new Document("before", old.get(field)).append("after", value));
            }
        });
        return changes;
    }

    private static Document document(Automatic some) {
        return new Document("merge", some.merge())
                .append("threshold", some.threshold())
                .append("nightly", some.nightly())
                .append("at", some.at())
                .append("zone", some.zone());
    }

    private static Automatic read(Document stored) {
        return new Automatic(
                stored.getBoolean("merge", false),
                stored.getDouble("threshold"),
                stored.getBoolean("nightly", false),
                stored.getString("at"),
                stored.getString("zone"));
    }
}
