package io.klientela.ticketing.outbound;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.klientela.platform.start.StartupTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is to leave as mail, each once: entered before it is sent, marked after. A kill in between repeats at most the one
 * that was on its way, under the same {@code Message-ID}.
 */
@Component
public class Ledger implements StartupTask {
    /** What a letter is about. */
    enum Kind {
        MESSAGE,
        RECEIPT,
        SATISFACTION
    }

    /** How far a letter is. */
    enum Stand {
        OPEN,
        SENT,
        FAILED
    }

    /** @param id of the message, or made of the ticket's and the kind */
    record Entry(
            String id,
            Kind kind,
            String ticketId,
            Instant createdAt,
            int attempts,
            Stand stand,
            @Nullable String problem) {}

    private static final Duration CLAIM = Duration.ofSeconds(60);
    private static final Date NEVER_YET = Date.from(Instant.EPOCH);

    private final MongoCollection<Document> letters;
    private final Clock clock;

    Ledger(MongoDatabase database, Clock clock) {
        letters = database.getCollection("letters");
        this.clock = clock;
    }

    @Override
    public void run() {
        letters.createIndex(Indexes.ascending("stand", "nextAt"));
        letters.createIndex(Indexes.ascending("to", "createdAt"));
    }

    /** Enters a letter that is not there yet. @return whether it was new */
    boolean enter(String id, Kind kind, String ticketId, @Nullable String to) {
        Date now = Date.from(clock.instant());
        try {
            letters.insertOne(new Document("_id", id)
                    .append("kind", kind.name())
                    .append("ticketId", ticketId)
                    .append("to", to)
                    .append("createdAt", now)
                    .append("nextAt", now)
                    .append("claimedUntil", NEVER_YET)
                    .append("attempts", 0)
                    .append("stand", Stand.OPEN.name()));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Has the customer told that the mail has come, unless this address was told so too often. */
    public void enterReceipt(String ticketId, String to, int mostPerHour) {
        String address = to.toLowerCase(Locale.ROOT);
        Date anHourAgo = Date.from(clock.instant().minus(Duration.ofHours(1)));
        long recent = letters.countDocuments(Filters.and(
                Filters.eq("to", address),
                Filters.gte("createdAt", anHourAgo),
                Filters.eq("kind", Kind.RECEIPT.name())));
        if (recent < mostPerHour) {
            enter(ticketId + ".receipt", Kind.RECEIPT, ticketId, address);
        }
    }

    Optional<Entry> find(String id) {
        return Optional.ofNullable(letters.find(Filters.eq("_id", id)).first()).map(Ledger::entry);
    }

    /** The next letter that is due, for this instance alone for a minute. */
    Optional<Entry> claim() {
        Date now = Date.from(clock.instant());
        Bson due = Filters.and(
                Filters.eq("stand", Stand.OPEN.name()), Filters.lte("nextAt", now), Filters.lte("claimedUntil", now));
        return Optional.ofNullable(letters.findOneAndUpdate(
                        due,
                        Updates.combine(
                                Updates.set(
                                        "claimedUntil",
                                        Date.from(clock.instant().plus(CLAIM))),
                                Updates.inc("attempts", 1)),
                        new FindOneAndUpdateOptions()
                                .sort(Sorts.ascending("nextAt"))
                                .returnDocument(ReturnDocument.AFTER)))
                .map(Ledger::entry);
    }

    void sent(String id) {
        letters.updateOne(
                Filters.eq("_id", id),
                Updates.combine(
                        Updates.set("stand", Stand.SENT.name()), Updates.set("sentAt", Date.from(clock.instant()))));
    }

    void failed(String id, String problem) {
        letters.updateOne(
                Filters.eq("_id", id),
                Updates.combine(Updates.set("stand", Stand.FAILED.name()), Updates.set("problem", problem)));
    }

    void later(String id, Duration wait, String problem) {
        letters.updateOne(
                Filters.eq("_id", id),
                Updates.combine(
                        Updates.set("nextAt", Date.from(clock.instant().plus(wait))),
                        Updates.set("claimedUntil", NEVER_YET),
                        Updates.set("problem", problem)));
    }

    private static Entry entry(Document document) {
        return new Entry(
                document.getString("_id"),
                Kind.valueOf(document.getString("kind")),
                document.getString("ticketId"),
                document.getDate("createdAt").toInstant(),
                document.getInteger("attempts"),
                Stand.valueOf(document.getString("stand")),
                document.getString("problem"));
    }
}
