package io.klientela.ticketing.inbound;

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
import io.klientela.platform.Ids;
import io.klientela.platform.files.Pieces;
import io.klientela.platform.start.StartupTask;
import io.klientela.ticketing.ticket.TicketNumbers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails as they came, from before they are marked in the mailbox; what becomes of each is fixed with it. */
@Component
class RawMails implements StartupTask {
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final Date NEVER_YET = Date.from(Instant.EPOCH);

    private final MongoCollection<Document> mails;
    private final Pieces pieces;
    private final TicketNumbers numbers;
    private final Clock clock;

    RawMails(MongoDatabase database, TicketNumbers numbers, Clock clock) {
        this.mails = database.getCollection("inbound_mails");
        this.pieces = new Pieces(database.getCollection("inbound_pieces"));
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    public void run() {
        mails.createIndex(Indexes.ascending("stand", "nextAt"));
        pieces.createIndexes();
    }

    /**
     * A mail that is kept.
     *
     * @param complete whether all of it was fetched
     * @param ticketId of the ticket that it opens, should it open one
     * @param messageId of the message that it becomes
     */
    record Kept(
            String id,
            String pieces,
            boolean complete,
            long size,
            String ticketId,
            String messageId,
            Instant at,
            int attempts) {}

    /** Keeps a mail, once by its key. @return whether it was new */
    boolean keep(String key, Path raw, boolean complete, long size) throws IOException {
        if (mails.countDocuments(Filters.eq("_id", key)) > 0) {
            return false;
        }
        String id = Ids.next();
        try (var content = Files.newInputStream(raw)) {
            pieces.write(id, content);
        }
        Date now = Date.from(clock.instant());
        try {
            mails.insertOne(new Document("_id", key)
                    .append("pieces", id)
                    .append("complete", complete)
                    .append("size", size)
                    .append("ticketId", Ids.next())
                    .append("messageId", Ids.next())
                    .append("at", now)
                    .append("nextAt", now)
                    .append("claimedUntil", NEVER_YET)
                    .append("attempts", 0)
                    .append("stand", "new"));
            return true;
        } catch (MongoWriteException e) {
            pieces.delete(id);
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** The next mail to be read, for this instance alone for a minute. */
    Optional<Kept> claim() {
        Date now = Date.from(clock.instant());
        return Optional.ofNullable(mails.findOneAndUpdate(
                        Filters.and(
                                Filters.eq("stand", "new"),
                                Filters.lte("nextAt", now),
                                Filters.lte("claimedUntil", now)),
                        Updates.combine(
                                Updates.set(
                                        "claimedUntil",
                                        Date.from(clock.instant().plus(CLAIM))),
                                Updates.inc("attempts", 1)),
                        new FindOneAndUpdateOptions()
                                .sort(Sorts.ascending("nextAt", "_id"))
                                .returnDocument(ReturnDocument.AFTER)))
                .map(RawMails::kept);
    }

    private static Kept kept(Document mail) {
        return new Kept(
                mail.getString("_id"),
                mail.getString("pieces"),
                mail.getBoolean("complete"),
                mail.getLong("size"),
                mail.getString("ticketId"),
                mail.getString("messageId"),
                mail.getDate("at").toInstant(),
                mail.getInteger("attempts"));
    }

    /** The number of the ticket that a mail opens: the same one each time it is tried. */
    long numberFor(Kept mail) {
        Document known = mails.find(Filters.eq("_id", mail.id())).first();
        if (known != null && known.getLong("number") != null) {
            return known.getLong("number");
        }
        long number = numbers.next();
        mails.updateOne(Filters.eq("_id", mail.id()), Updates.set("number", number));
        return number;
    }

    void read(Kept mail, OutputStream into) throws IOException {
        pieces.read(mail.pieces(), into);
    }

    /** @param ticketId where it went; null where it was of no use. @param why in the latter case */
    void done(Kept mail, @Nullable String ticketId, @Nullable String why) {
        mails.updateOne(
                Filters.eq("_id", mail.id()),
                Updates.combine(
                        Updates.set("stand", ticketId == null ? "ignored" : "done"),
                        Updates.set("wentTo", ticketId),
                        Updates.set("why", why)));
    }

    void later(Kept mail, Duration wait, String problem) {
        mails.updateOne(
                Filters.eq("_id", mail.id()),
                Updates.combine(
                        Updates.set("nextAt", Date.from(clock.instant().plus(wait))),
                        Updates.set("claimedUntil", NEVER_YET),
                        Updates.set("why", problem)));
    }
}
