package io.klientela.automation.webhook;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import io.klientela.automation.webhook.Delivery.Attempt;
import io.klientela.automation.webhook.Delivery.Status;
import io.klientela.platform.query.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The messages to webhooks: those that wait, and for a while those that arrived or were given up. */
@Component
class Deliveries {
    /** Longer than any attempt takes: after it, whoever had it is dead. */
    private static final Duration HOLD = Duration.ofMinutes(2);

    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration KEPT_FAILED = Duration.ofDays(30);
    private static final int ATTEMPTS_KEPT = 20;
    private static final String DUE = "dueAt";

    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final Semaphore signal = new Semaphore(0);

    Deliveries(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("deliveries");
        this.clock = clock;
    }

    void createIndexes() {
        collection.createIndex(Indexes.ascending("webhookId", DUE));
        collection.createIndex(Indexes.ascending("webhookId", "_id"));
        collection.createIndex(Indexes.ascending("status", "createdAt"));
    }

    /** Notes a message to be sent, once for each id. @param due when; null where it is sent by whoever notes it */
    void add(
            String id,
            String webhookId,
            String eventType,
            @Nullable String eventId,
            @Nullable String recordId,
            String body,
            @Nullable Instant due) {
        Document message = new Document("webhookId", webhookId)
                .append("eventType", eventType)
                .append("eventId", eventId)
                .append("recordId", recordId)
                .append("status", Status.WAITING.name())
                .append("body", body)
                .append("round", 0)
                .append("attemptsMade", 0)
                .append("attempts", List.of())
                .append("createdAt", now());
        if (due != null) {
            message.append(DUE, Date.from(due));
        }
        collection.updateOne(
                Filters.eq("_id", id), new Document("$setOnInsert", message), new UpdateOptions().upsert(true));
        wake();
    }

    /** A message that somebody has taken to send it. @param round how often it was tried in this row */
    record Taken(Delivery delivery, int round) {}

    /** Takes the message of a webhook that has been due longest; null where none is. */
    @Nullable
    Taken take(String webhookId) {
        Document taken = collection.findOneAndUpdate(
                Filters.and(Filters.eq("webhookId", webhookId), Filters.lte(DUE, now())),
                new Document("$set", new Document(DUE, Date.from(clock.instant().plus(HOLD)))),
                new FindOneAndUpdateOptions().sort(Sorts.ascending(DUE)).returnDocument(ReturnDocument.AFTER));
        return taken == null ? null : new Taken(Delivery.of(taken), taken.getInteger("round"));
    }

    void delivered(String id, Attempt attempt) {
        update(
                id,
                attempt,
                new Document("status", Status.DELIVERED.name()).append("deliveredAt", Date.from(attempt.at())),
                new Document(DUE, ""));
    }

    /** @param next when it is tried again; null where it is given up */
    void failed(String id, Attempt attempt, @Nullable Instant next) {
        if (next == null) {
            update(id, attempt, new Document("status", Status.FAILED.name()), new Document(DUE, ""));
        } else {
            update(id, attempt, new Document(DUE, Date.from(next)), new Document());
        }
    }

    private void update(String id, Attempt attempt, Document set, Document unset) {
        Document change = new Document("$set", set)
                .append("$inc", new Document("attemptsMade", 1).append("round", 1))
                .append(
                        "$push",
                        new Document(
                                "attempts",
                                new Document("$each", List.of(attempt.toDocument())).append("$slice", -ATTEMPTS_KEPT)));
        if (!unset.isEmpty()) {
            change.append("$unset", unset);
        }
        collection.updateOne(Filters.eq("_id", id), change);
    }

    /** Gives up everything that waits for a webhook. */
    void giveUp(String webhookId) {
        collection.updateMany(
                Filters.and(Filters.eq("webhookId", webhookId), Filters.exists(DUE)),
                new Document("$set", new Document("status", Status.FAILED.name()))
                        .append("$unset", new Document(DUE, "")));
    }

    void forget(String webhookId) {
        collection.deleteMany(Filters.eq("webhookId", webhookId));
    }

    /** Sends a message again, from the beginning of the schedule. @return whether there is such a message */
    boolean replay(String webhookId, String id) {
        boolean found = collection
                        .updateOne(
                                of(webhookId, id),
                                new Document(
                                        "$set",
                                        new Document("status", Status.WAITING.name())
                                                .append("round", 0)
                                                .append(DUE, now())))
                        .getMatchedCount()
                == 1;
        wake();
        return found;
    }

    Optional<Delivery> find(String webhookId, String id) {
        return Optional.ofNullable(collection.find(of(webhookId, id)).first()).map(Delivery::of);
    }

    /** The newest messages of a webhook as they are shown. @param cursor null for the first page */
    Page<Delivery> page(String webhookId, @Nullable String cursor, @Nullable Status status, int limit) {
        List<Delivery> found = newest(webhookId, cursor, status, limit + 1);
        boolean more = found.size() > limit;
        List<Delivery> items = (more ? found.subList(0, limit) : found)
                .stream().map(Delivery::shown).toList();
        return new Page<>(items, more ? items.getLast().id() : null, null, null);
    }

    /** The newest messages of a webhook, those before the given one where it is not null. */
    List<Delivery> newest(String webhookId, @Nullable String before, @Nullable Status status, int most) {
        List<Bson> conditions = new ArrayList<>(List.of(Filters.eq("webhookId", webhookId)));
        if (before != null) {
            conditions.add(Filters.lt("_id", before));
        }
        if (status != null) {
            conditions.add(Filters.eq("status", status.name()));
        }
        return collection
                .find(Filters.and(conditions))
                .sort(Sorts.descending("_id"))
                .limit(most)
                .map(Delivery::of)
                .into(new ArrayList<>());
    }

    @Scheduled(initialDelay = 7, fixedDelay = 30, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        Instant now = clock.instant();
        collection.deleteMany(Filters.and(
                Filters.eq("status", Status.DELIVERED.name()), Filters.lt("createdAt", Date.from(now.minus(KEPT)))));
        collection.deleteMany(Filters.and(
                Filters.eq("status", Status.FAILED.name()),
                Filters.lt("createdAt", Date.from(now.minus(KEPT_FAILED)))));
    }

    void wake() {
        signal.release();
    }

    void await(Duration most) throws InterruptedException {
        if (signal.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }

    private static Bson of(String webhookId, String id) {
        return Filters.and(Filters.eq("_id", id), Filters.eq("webhookId", webhookId));
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
