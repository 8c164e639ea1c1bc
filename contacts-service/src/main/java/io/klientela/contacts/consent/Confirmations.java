package io.klientela.contacts.consent;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.klientela.platform.mail.MailQueue;
import io.klientela.platform.start.StartupTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
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

    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final MailQueue queue;

    Confirmations(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("consent_confirmations");
        this.clock = clock;
        this.queue = new MailQueue(collection, true, clock);
    }

    @Override
    public void run() {
        queue.createIndexes();
        collection.createIndex(Indexes.ascending("address", "askedAt"));
    }

    MailQueue queue() {
        return queue;
    }

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
        queue.put(
                entryId,
                new Document("pageId", whose.pageId())
                        .append("address", whose.value())
                        .append("askedAt", Date.from(now)));
    }

    void wake() {
        queue.wake();
    }

    static String pageId(MailQueue.Item item) {
        return item.content().getString("pageId");
    }
}
