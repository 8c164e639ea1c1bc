package io.klientela.contacts.shared;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import org.bson.Document;

/**
 * Claims on things that only one may work on at a time, in any instance.
 *
 * @param longest much longer than the work takes; whoever died with a claim loses it then
 */
public record Claims(MongoCollection<Document> collection, Clock clock, Duration longest) {

    /** Whether it is the token's now, as it may have been before; else somebody else has it. */
    public boolean take(String id, String token) {
        Date now = Date.from(clock.instant());
        try {
            collection.updateOne(
                    Filters.and(
                            Filters.eq("_id", id), Filters.or(Filters.lt("until", now), Filters.eq("token", token))),
                    Updates.combine(
                            Updates.set("token", token),
                            Updates.set("until", Date.from(clock.instant().plus(longest)))),
                    new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Those of the ids that are the token's are free again. */
    public void give(Collection<String> ids, String token) {
        collection.deleteMany(Filters.and(Filters.in("_id", ids), Filters.eq("token", token)));
    }
}
