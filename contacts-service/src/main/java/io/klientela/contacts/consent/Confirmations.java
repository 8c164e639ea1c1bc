package io.klientela.contacts.consent;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.platform.start.StartupTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The questions that are to be put to addresses: whether they agree. Each is written down before the entry that it is
 * about, so that none is forgotten; one whose entry never came is dropped.
 */
@Component
class Confirmations implements StartupTask {
    /** Nobody gets to fill a stranger's mailbox through a form. */
    private static final int MOST_AN_HOUR = 3;

    private static final Duration CLAIM = Duration.ofMinutes(3);
    private static final String DUE = "dueAt";

    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);

    Confirmations(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("consent_confirmations");
        this.clock = clock;
    }

    @Override
    public void run() {
        collection.createIndex(Indexes.ascending(DUE));
        collection.createIndex(Indexes.ascending("address", "askedAt"));
    }

    /** @param attempts how often it was tried before */
    record Question(String entryId, String pageId, int attempts) {}

    /** The entry will be made in a moment. */
    void announce(String entryId, Whose whose) {
        Instant now = clock.instant();
        long asked = collection.countDocuments(Filters.and(
                Filters.eq("address", whose.value()),
                Filters.gt("askedAt", Date.from(now.minus(Duration.ofHours(1)))),
                Filters.ne("_id", entryId)));
        if (asked >= MOST_AN_HOUR) {
            return;
        }
        collection.updateOne(
                Filters.eq("_id", entryId),
                new Document(
                        "$setOnInsert",
                        new Document("pageId", whose.pageId())
                                .append("address", whose.value())
                                .append("askedAt", Date.from(now))
                                .append("attempts", 0)
                                .append(DUE, Date.from(now))),
                new UpdateOptions().upsert(true));
    }

    void wake() {
        work.release();
    }

    /** Until somebody has something to ask, or a while. */
    void await() throws InterruptedException {
        if (work.tryAcquire(2, TimeUnit.SECONDS)) {
            work.drainPermits();
        }
    }

    /** The next one that is due, for this caller alone until it says what came of it. */
    Optional<Question> next() {
        Instant now = clock.instant();
        Document found = collection.findOneAndUpdate(
                Filters.lte(DUE, Date.from(now)),
                Updates.combine(Updates.set(DUE, Date.from(now.plus(CLAIM))), Updates.inc("attempts", 1)),
                new FindOneAndUpdateOptions().sort(new Document(DUE, 1)));
        return Optional.ofNullable(found)
                .map(question -> new Question(
                        question.getString("_id"), question.getString("pageId"), question.getInteger("attempts", 0)));
    }

    void later(Question question, Duration pause) {
        collection.updateOne(
                Filters.eq("_id", question.entryId()),
                Updates.set(DUE, Date.from(clock.instant().plus(pause))));
    }

    /** It was put, or is not to be put any more; that it was is remembered. */
    void over(Question question) {
        collection.updateOne(Filters.eq("_id", question.entryId()), Updates.unset(DUE));
    }
}
