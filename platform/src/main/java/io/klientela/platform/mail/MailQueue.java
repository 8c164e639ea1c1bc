package io.klientela.platform.mail;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * What waits to be mailed. A due item is one sender's alone until that one says what came of it; who says so after
 * somebody else has taken it, or it was put in anew, is not heard.
 */
public final class MailQueue {
    /** Longer than a server can keep a sender waiting with all its answers. */
    private static final Duration CLAIM = Duration.ofMinutes(3);

    private static final String DUE = "dueAt";
    private static final String HANDED_OVER = "handedOver";
    private static final String ATTEMPTS = "attempts";

    private final MongoCollection<Document> collection;
    private final boolean remembers;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);

    /** @param remembers whether what is over stays there, and cannot be put in again */
    public MailQueue(MongoCollection<Document> collection, boolean remembers, Clock clock) {
        this.collection = collection;
        this.remembers = remembers;
        this.clock = clock;
    }

    /**
     * What is to be mailed now.
     *
     * @param content all that is stored of it
     * @param handedOver whether a process tried it and did not live to say what came of it
     * @param attempts how often it was tried before
     * @param claim until when it is the sender's
     */
    public record Item(String id, Document content, boolean handedOver, int attempts, Instant claim) {}

    public void createIndexes() {
        collection.createIndex(Indexes.ascending(DUE));
    }

    /** Puts in what is not there yet; it is due at once. */
    public void put(String id, Document content) {
        collection.updateOne(
                Filters.eq("_id", id),
                new Document(
                        "$setOnInsert",
                        new Document(content)
                                .append(HANDED_OVER, false)
                                .append(ATTEMPTS, 0)
                                .append(DUE, Date.from(clock.instant()))),
                new UpdateOptions().upsert(true));
    }

    /** Puts it in, or lets it say this from now on, whatever became of what it said before. It is due after the pause. */
    public void renew(String id, Document content, Duration pause) {
        collection.updateOne(
                Filters.eq("_id", id),
                new Document(
                        "$set",
                        new Document(content)
                                .append(HANDED_OVER, false)
                                .append(ATTEMPTS, 0)
                                .append(DUE, Date.from(clock.instant().plus(pause)))),
                new UpdateOptions().upsert(true));
        wake();
    }

    /** It is not to be sent any more. */
    public void withdraw(String id) {
        collection.updateOne(Filters.eq("_id", id), Updates.unset(DUE));
    }

    /** Whether something waits to be sent, or is being sent. */
    public static boolean isWaiting(Document content) {
        return content.get(DUE) != null;
    }

    /** There is something new in it. */
    public void wake() {
        work.release();
    }

    /** Until there is something new in it, or for a while. */
    void await() throws InterruptedException {
        if (work.tryAcquire(2, TimeUnit.SECONDS)) {
            work.drainPermits();
        }
    }

    /** The next one that is due. */
    public Optional<Item> next() {
        Instant now = clock.instant();
        Date claim = Date.from(now.plus(CLAIM));
        Document found = collection.findOneAndUpdate(
                Filters.lte(DUE, Date.from(now)),
                Updates.combine(Updates.set(DUE, claim), Updates.inc(ATTEMPTS, 1)),
                new FindOneAndUpdateOptions().sort(new Document(DUE, 1)));
        return Optional.ofNullable(found)
                .map(item -> new Item(
                        item.getString("_id"),
                        item,
                        item.getBoolean(HANDED_OVER, false),
                        item.getInteger(ATTEMPTS, 0),
                        claim.toInstant()));
    }

    /** @return false where it is not the sender's any more */
    public boolean handingOver(Item item) {
        return collection
                        .updateOne(claimed(item), Updates.set(HANDED_OVER, true))
                        .getMatchedCount()
                == 1;
    }

    /** @param handedOver whether the server may have taken it all the same */
    public void later(Item item, Duration pause, boolean handedOver) {
        collection.updateOne(
                claimed(item),
                Updates.combine(
                        Updates.set(DUE, Date.from(clock.instant().plus(pause))),
                        Updates.set(HANDED_OVER, handedOver)));
    }

    /** It was sent, or is not to be sent any more. */
    public void over(Item item) {
        if (remembers) {
            collection.updateOne(claimed(item), Updates.combine(Updates.unset(DUE), Updates.set(HANDED_OVER, false)));
        } else {
            collection.deleteOne(claimed(item));
        }
    }

    private static Bson claimed(Item item) {
        return Filters.and(Filters.eq("_id", item.id()), Filters.eq(DUE, Date.from(item.claim())));
    }
}
