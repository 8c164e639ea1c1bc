package io.klientela.contacts.quality;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.klientela.platform.Ids;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.StateMapper;
import io.klientela.platform.outbox.AuditLog;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The rules as an administrator has set them, one document for each kind of record; whoever changed them stands in the
 * audit trail. Every instance knows a change within {@link #KNOWN_AFTER}; records are judged anew after that.
 */
@Component
public class RuleBooks {
    static final Duration KNOWN_AFTER = Duration.ofSeconds(1);

    private static final int MOST_HISTORY = 200;

    private final MongoCollection<Document> collection;
    private final StateMapper mapper;
    private final AuditLog audit;
    private final Clock clock;
    private final Map<Subject, Read> read = new EnumMap<>(Subject.class);

    RuleBooks(MongoDatabase database, StateMapper mapper, AuditLog audit, Clock clock) {
        this.collection = database.getCollection("quality_rules");
        this.mapper = mapper;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param version 0 for those that are shipped, which nobody has changed yet */
    record RuleBook(
            List<QualityRule> rules,
            long version,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    private record Rules(List<QualityRule> rules) {}

    private record Read(Checklist checklist, long version, Instant until) {}

    /** The rules that are in force, as this instance knows them. */
    public Checklist checklist(Subject subject) {
        Instant now = clock.instant();
        synchronized (read) {
            Read known = read.get(subject);
            if (known == null || !now.isBefore(known.until())) {
                RuleBook book = of(subject);
                Checklist checklist = known != null && known.version() == book.version()
                        ? known.checklist()
                        : Checklist.of(subject, book.rules());
                known = new Read(checklist, book.version(), now.plus(KNOWN_AFTER));
                read.put(subject, known);
            }
            return known.checklist();
        }
    }

    RuleBook of(Subject subject) {
        Document found = collection.find(Filters.eq("_id", subject.resource())).first();
        long version = found == null ? 0 : found.getLong("version");
        return found == null || version == 0
                ? new RuleBook(subject.shipped(), 0, null, null)
                : new RuleBook(
                        mapper.read(Rules.class, found.get("book", Document.class))
                                .rules(),
                        version,
                        found.getString("changedBy"),
                        found.getDate("changedAt").toInstant());
    }

    /** @throws Problem 412 where they are at another version, 422 that names what is wrong with which rule */
    RuleBook change(Subject subject, List<QualityRule> wanted, long version) {
        Checklist.of(subject, wanted);
        requireDistinct(wanted);
        RuleBook before = of(subject);
        if (before.version() != version) {
            throw stale(before.version());
        }
        Instant at = clock.instant();
        audit.decided(
                Ids.next(),
                "quality-rules",
                subject.resource(),
                "klientela.contacts.quality-rules.updated.v1",
                at,
                new Document(
                        "changes",
                        new Document(
                                "rules",
                                Document.parse(Json.mapper()
                                        .writeValueAsString(Map.of("before", before.rules(), "after", wanted))))));
        Bson change = Updates.combine(
                Updates.set("book", mapper.write(new Rules(wanted))),
                Updates.set("version", version + 1),
                Updates.set("changedBy", CurrentActor.get().wire()),
                Updates.set("changedAt", Date.from(at)),
                Updates.set(
                        "judge",
                        new Document("after", "").append("due", Date.from(at.plus(KNOWN_AFTER.multipliedBy(2))))));
        if (collection
                        .updateOne(
                                Filters.and(Filters.eq("_id", subject.resource()), Filters.eq("version", version)),
                                change)
                        .getMatchedCount()
                == 0) {
            throw stale(of(subject).version());
        }
        synchronized (read) {
            read.remove(subject);
        }
        return of(subject);
    }

    /** Who changed them, the newest first. */
    List<Document> history(Subject subject) {
        return audit.of(subject.resource(), MOST_HISTORY);
    }

    private static void requireDistinct(List<QualityRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            String id = rules.get(i).id();
            if (rules.subList(0, i).stream().anyMatch(other -> other.id().equals(id))) {
                throw Problem.unprocessable("Two rules are called \"%s\".".formatted(id))
                        .field("rules[%d].id".formatted(i), "is taken");
            }
        }
    }

    private static Problem stale(long version) {
        return Problem.of(
                HttpStatus.PRECONDITION_FAILED,
                "These rules have changed since you read them: they are at version %d now.".formatted(version));
    }
}
