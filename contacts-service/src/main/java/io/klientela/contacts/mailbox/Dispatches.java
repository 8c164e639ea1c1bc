package io.klientela.contacts.mailbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.platform.start.StartupTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** How far mails are that leave by people's own servers: noted before they are handed over, and after. */
@Component
class Dispatches implements StartupTask {
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final Date NEVER = Date.from(Instant.EPOCH);

    private final MongoCollection<Document> collection;
    private final Clock clock;

    Dispatches(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("email_dispatches");
        this.clock = clock;
    }

    /** @param handed whether a server may have it. @param sent whether it has */
    record Dispatch(String emailId, boolean handed, boolean sent, int attempts, Instant createdAt) {}

    @Override
    public void run() {
        collection.createIndex(Indexes.ascending("stand", "nextAt"));
    }

    /** Each once. */
    void enter(Collection<String> emailIds) {
        Date now = Date.from(clock.instant());
        emailIds.forEach(id -> collection.updateOne(
                Filters.eq("_id", id),
                Updates.combine(
                        Updates.setOnInsert("stand", "open"),
                        Updates.setOnInsert("handed", false),
                        Updates.setOnInsert("sent", false),
                        Updates.setOnInsert("attempts", 0),
                        Updates.setOnInsert("nextAt", now),
                        Updates.setOnInsert("claimedUntil", NEVER),
                        Updates.setOnInsert("createdAt", now)),
                new UpdateOptions().upsert(true)));
    }

    /** The next one, for this instance alone for two minutes. */
    Optional<Dispatch> claim() {
        Date now = Date.from(clock.instant());
        return Optional.ofNullable(collection.findOneAndUpdate(
                        Filters.and(
                                Filters.eq("stand", "open"),
                                Filters.lte("nextAt", now),
                                Filters.lte("claimedUntil", now)),
                        Updates.combine(
                                Updates.set(
                                        "claimedUntil",
                                        Date.from(clock.instant().plus(CLAIM))),
                                Updates.inc("attempts", 1)),
                        new FindOneAndUpdateOptions()
                                .sort(Sorts.ascending("nextAt"))
                                .returnDocument(ReturnDocument.AFTER)))
                .map(found -> new Dispatch(
                        found.getString("_id"),
                        found.getBoolean("handed"),
                        found.getBoolean("sent"),
                        found.getInteger("attempts"),
                        found.getDate("createdAt").toInstant()));
    }

    void handing(Dispatch dispatch) {
        set(dispatch, Updates.set("handed", true));
    }

    void notTaken(Dispatch dispatch) {
        set(dispatch, Updates.set("handed", false));
    }

    void sent(Dispatch dispatch) {
        set(dispatch, Updates.set("sent", true));
    }

    void later(Dispatch dispatch, Duration pause) {
        set(
                dispatch,
                Updates.combine(
                        Updates.set("nextAt", Date.from(clock.instant().plus(pause))),
                        Updates.set("claimedUntil", NEVER)));
    }

    void over(Dispatch dispatch) {
        set(dispatch, Updates.set("stand", "over"));
    }

    private void set(Dispatch dispatch, Bson change) {
        collection.updateOne(Filters.eq("_id", dispatch.emailId()), change);
    }
}
