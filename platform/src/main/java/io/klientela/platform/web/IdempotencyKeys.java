package io.klientela.platform.web;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.klientela.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** What became of requests that carried an Idempotency-Key, for a day. */
final class IdempotencyKeys {
    private static final Duration KEPT = Duration.ofHours(24);
    /** How long an attempt may take before another one may repeat it; its process may have died. */
    private static final Duration ATTEMPT = Duration.ofSeconds(15);

    private static final Date RELEASED = Date.from(Instant.EPOCH);

    /**
     * The state of a key.
     *
     * @param mine whether this request is to be carried out now
     * @param creationId the id of what it creates
     */
    record Claim(
            boolean mine,
            String fingerprint,
            String creationId,
            @Nullable Answer answer) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared, only sent
    record Answer(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String etag,
            byte[] body) {}

    private final MongoCollection<Document> collection;
    private final Clock clock;

    IdempotencyKeys(MongoCollection<Document> collection, Clock clock) {
        this.collection = collection;
        this.clock = clock;
    }

    Claim claim(String key, String fingerprint) {
        Instant now = clock.instant();
        String creationId = Ids.next();
        try {
            collection.insertOne(new Document("_id", key)
                    .append("fingerprint", fingerprint)
                    .append("creationId", creationId)
                    .append("at", Date.from(now))
                    .append("until", Date.from(now.plus(ATTEMPT))));
            return new Claim(true, fingerprint, creationId, null);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        Document present = collection.find(Filters.eq("_id", key)).first();
        if (present == null) {
            return claim(key, fingerprint);
        }
        boolean same = present.getString("fingerprint").equals(fingerprint);
        if (!same && forgetReleased(key)) {
            return claim(key, fingerprint);
        }
        Answer answer = answer(present.get("answer", Document.class));
        boolean mine = answer == null && same && takeOver(key, now);
        return new Claim(mine, present.getString("fingerprint"), present.getString("creationId"), answer);
    }

    private boolean takeOver(String key, Instant now) {
        return collection
                        .updateOne(
                                Filters.and(unanswered(key), Filters.lt("until", Date.from(now))),
                                Updates.set("until", Date.from(now.plus(ATTEMPT))))
                        .getModifiedCount()
                == 1;
    }

    /** Keeps the answer; of attempts that overlapped, the first one's. */
    void complete(String key, Answer answer) {
        collection.updateOne(
                unanswered(key),
                Updates.set(
                        "answer",
                        new Document("status", answer.status())
                                .append("contentType", answer.contentType())
                                .append("location", answer.location())
                                .append("etag", answer.etag())
                                .append("body", new Binary(answer.body()))));
    }

    /**
     * Lets a request be repeated at once, under the same id: an attempt that failed may have written before it did. Another
     * request may have the key.
     */
    void release(String key) {
        collection.updateOne(unanswered(key), Updates.set("until", RELEASED));
    }

    private boolean forgetReleased(String key) {
        return collection
                        .deleteOne(Filters.and(unanswered(key), Filters.eq("until", RELEASED)))
                        .getDeletedCount()
                == 1;
    }

    /** Forgets a request whose answer is kept nowhere. */
    void forget(String key) {
        collection.deleteOne(unanswered(key));
    }

    private static Bson unanswered(String key) {
        return Filters.and(Filters.eq("_id", key), Filters.exists("answer", false));
    }

    void sweep() {
        collection.deleteMany(Filters.lt("at", Date.from(clock.instant().minus(KEPT))));
    }

    private static @Nullable Answer answer(@Nullable Document document) {
        return document == null
                ? null
                : new Answer(
                        document.getInteger("status"),
                        document.getString("contentType"),
                        document.getString("location"),
                        document.getString("etag"),
                        document.get("body", Binary.class).getData());
    }
}
