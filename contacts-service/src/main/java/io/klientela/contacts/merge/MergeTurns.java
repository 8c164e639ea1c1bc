package io.klientela.contacts.merge;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One merge at a time for each contact, so that no two can stand for one another. */
@Component
class MergeTurns {
    /** Much longer than a merge takes; whoever died with a turn loses it then. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final MongoCollection<Document> collection;
    private final Clock clock;

    MergeTurns(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("merge_turns");
        this.clock = clock;
    }

    /** @throws Problem 409 where one of the contacts is being merged by somebody else */
    <T> T during(Collection<String> contactIds, Supplier<T> work) {
        String token = UUID.randomUUID().toString();
        try {
            new TreeSet<>(contactIds).forEach(id -> take(id, token));
            return work.get();
        } finally {
            collection.deleteMany(Filters.and(Filters.in("_id", contactIds), Filters.eq("token", token)));
        }
    }

    private void take(String contactId, String token) {
        Date now = Date.from(clock.instant());
        try {
            collection.updateOne(
                    Filters.and(Filters.eq("_id", contactId), Filters.lt("until", now)),
                    Updates.combine(
                            Updates.set("token", token),
                            Updates.set("until", Date.from(clock.instant().plus(LONGEST)))),
                    new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                throw Problem.conflict("One of these contacts is being merged just now. Read it again.");
            }
            throw e;
        }
    }
}
