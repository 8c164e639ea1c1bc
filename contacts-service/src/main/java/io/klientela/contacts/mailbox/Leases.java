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
import io.klientela.platform.Ids;
import io.klientela.platform.start.StartupTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Who reads a mailbox now: one instance at a time, until it is done or has not been heard of for two minutes. How far it
 * has come is written with the lease as condition, so that somebody who lost it changes nothing any more.
 */
@Component
class Leases implements StartupTask {
    /** The platform's own mailbox, which is nobody's. */
    static final String OWN = "own";

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Date NEVER = Date.from(Instant.EPOCH);

    private final MongoCollection<Document> collection;
    private final Clock clock;

    Leases(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection(Mailboxes.COLLECTION);
        this.clock = clock;
    }

    /** @param id whose mailbox. @param token of this lease. @param stored the mailbox as it is */
    record Lease(String id, String token, Document stored) {
        int failures() {
            return stored.getInteger("failures", 0);
        }

        List<Position> positions() {
            return new ArrayList<>(stored.getList("positions", Document.class, List.of()).stream()
                    .map(one -> new Position(one.getString("folder"), one.getLong("validity"), one.getLong("uid")))
                    .toList());
        }
    }

    @Override
    public void run() {
        collection.createIndex(Indexes.ascending("nextAt"));
    }

    /** Sees to it that the platform's own mailbox is read like the others. */
    void announceOwn() {
        collection.updateOne(
                Filters.eq("_id", OWN),
                Updates.combine(
                        Updates.setOnInsert("nextAt", NEVER),
                        Updates.setOnInsert("leaseUntil", NEVER),
                        Updates.setOnInsert("failures", 0)),
                new UpdateOptions().upsert(true));
    }

    /** A mailbox that is due, for this instance alone. */
    Optional<Lease> claim() {
        Date now = Date.from(clock.instant());
        String token = Ids.next();
        return Optional.ofNullable(collection.findOneAndUpdate(
                        Filters.and(
                                Filters.lte("nextAt", now), Filters.lte("leaseUntil", now), Filters.ne("paused", true)),
                        Updates.combine(Updates.set("leaseUntil", until()), Updates.set("lease", token)),
                        new FindOneAndUpdateOptions()
                                .sort(Sorts.ascending("nextAt"))
                                .returnDocument(ReturnDocument.AFTER)))
                .map(found -> new Lease(found.getString("_id"), token, found));
    }

    private Date until() {
        return Date.from(clock.instant().plus(LEASE));
    }

    /** Remembers how far it was read, and goes on. @return whether it is still this instance's */
    boolean reached(Lease lease, List<Position> positions, boolean filed) {
        List<Document> stored = positions.stream()
                .map(one -> new Document("folder", one.folder())
                        .append("validity", one.validity())
                        .append("uid", one.uid()))
                .toList();
        return collection
                        .updateOne(
                                held(lease),
                                Updates.combine(
                                        Updates.set("positions", stored),
                                        Updates.set("leaseUntil", until()),
                                        Updates.inc("filed", filed ? 1L : 0L)))
                        .getMatchedCount()
                > 0;
    }

    void done(Lease lease, Duration pause) {
        Instant now = clock.instant();
        release(
                lease,
                Updates.combine(
                        Updates.set("fetchedAt", Date.from(now)),
                        Updates.set("nextAt", Date.from(now.plus(pause))),
                        Updates.set("failures", 0),
                        Updates.unset("trouble")));
    }

    void failed(Lease lease, Trouble trouble, Duration pause) {
        Instant now = clock.instant();
        release(
                lease,
                Updates.combine(
                        Updates.set("nextAt", Date.from(now.plus(pause))),
                        Updates.inc("failures", 1),
                        Updates.set(
                                "trouble",
                                new Document("kind", trouble.kind().name())
                                        .append("text", trouble.text())
                                        .append("at", Date.from(now)))));
    }

    /** Leaves the rest to whoever comes next, after a while. */
    void leave(Lease lease, Duration pause) {
        release(lease, Updates.set("nextAt", Date.from(clock.instant().plus(pause))));
    }

    private void release(Lease lease, Bson change) {
        collection.updateOne(held(lease), Updates.combine(change, Updates.set("leaseUntil", NEVER)));
    }

    private static Bson held(Lease lease) {
        return Filters.and(Filters.eq("_id", lease.id()), Filters.eq("lease", lease.token()));
    }
}
