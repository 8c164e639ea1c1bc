package io.klientela.contacts.quality;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.platform.start.StartupTask;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * How far all records have been judged by the rules since these changed. Whoever works on it holds it for a while; where
 * its process dies another one goes on.
 */
@Component
public class Rejudging implements StartupTask {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String AFTER = "judge.after";
    private static final String DUE = "judge.due";

    private final MongoCollection<Document> collection;
    private final Clock clock;

    Rejudging(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("quality_rules");
        this.clock = clock;
    }

    /** @param version of the rules. @param after the id of the last record that was judged; empty at the beginning */
    public record Pass(Subject subject, long version, String after) {}

    /** Records that are there before any rule was, as after an upgrade, are judged by those that are shipped. */
    @Override
    public void run() {
        for (Subject subject : Subject.values()) {
            collection.updateOne(
                    Filters.eq("_id", subject.resource()),
                    Updates.combine(
                            Updates.setOnInsert("version", 0L),
                            Updates.setOnInsert(AFTER, ""),
                            Updates.setOnInsert(DUE, now())),
                    new UpdateOptions().upsert(true));
        }
    }

    /** One to go on with, which is the caller's for a while. */
    public Optional<Pass> claim(Subject subject) {
        return Optional.ofNullable(collection.findOneAndUpdate(
                        Filters.and(Filters.eq("_id", subject.resource()), Filters.lte(DUE, now())),
                        Updates.set(DUE, Date.from(clock.instant().plus(LEASE))),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .map(found -> new Pass(
                        subject,
                        found.getLong("version"),
                        Objects.requireNonNull(found.get("judge", Document.class))
                                .getString("after")));
    }

    /** @return false where the rules have changed again, and it begins anew */
    public boolean advance(Pass pass, String after) {
        return changed(
                pass,
                Updates.combine(
                        Updates.set(AFTER, after),
                        Updates.set(DUE, Date.from(clock.instant().plus(LEASE)))));
    }

    public void finish(Pass pass) {
        changed(pass, Updates.unset("judge"));
    }

    /** @param version of the rules. @param judging whether records are still being judged by them */
    public record Progress(long version, boolean judging) {}

    /** How far records have been judged by the rules. */
    public Progress progress(Subject subject) {
        Document found = collection.find(Filters.eq("_id", subject.resource())).first();
        return found == null
                ? new Progress(0, false)
                : new Progress(found.getLong("version"), found.containsKey("judge"));
    }

    private boolean changed(Pass pass, Bson update) {
        return collection
                        .updateOne(
                                Filters.and(
                                        Filters.eq("_id", pass.subject().resource()),
                                        Filters.eq("version", pass.version()),
                                        Filters.exists("judge")),
                                update)
                        .getMatchedCount()
                == 1;
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
