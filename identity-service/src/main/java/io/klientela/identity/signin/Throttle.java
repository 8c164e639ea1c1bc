package io.klientela.identity.signin;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.klientela.identity.password.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: once the free attempts are used up the next one waits five seconds, and each further one twice as
 * long, up to five minutes, for an hour from the first. Counted in the database, so that neither a restart nor a second instance forgets.
 */
@Component
class Throttle {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGET_AFTER = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 9;
    private static final String COUNT = "count";
    private static final String OPEN_AT = "openAt";
    private static final String SINCE = "since";

    /** @param free how many attempts in a row go without waiting */
    record Limit(String what, int free) {}

    private final MongoCollection<Document> stored;
    private final Clock clock;

    Throttle(MongoDatabase database, Clock clock) {
        this.stored = database.getCollection("attempts");
        this.clock = clock;
    }

    /** Counts an attempt as failed before it is tried. @return how long to wait instead of trying it */
    Optional<Duration> attempt(List<Limit> limits) {
        Optional<Duration> wait =
                limits.stream().map(this::waitFor).flatMap(Optional::stream).max(Duration::compareTo);
        if (wait.isPresent()) {
            return wait;
        }
        return limits.stream().map(this::count).flatMap(Optional::stream).max(Duration::compareTo);
    }

    /** Forgets the failures before a success. */
    void succeeded(List<Limit> limits) {
        limits.forEach(limit -> stored.deleteOne(Filters.eq("_id", id(limit))));
    }

    /** Takes one attempt back that was no failure. */
    void forgive(Limit limit) {
        stored.updateOne(Filters.and(Filters.eq("_id", id(limit)), Filters.gt(COUNT, 0)), Updates.inc(COUNT, -1));
    }

    @Scheduled(initialDelay = 5, fixedDelay = 30, timeUnit = TimeUnit.MINUTES)
    void tidy() {
        stored.deleteMany(Filters.lt(SINCE, forgotten()));
    }

    private Optional<Duration> waitFor(Limit limit) {
        return Optional.ofNullable(stored.find(Filters.and(
                                Filters.eq("_id", id(limit)), Filters.gt(OPEN_AT, Date.from(clock.instant()))))
                        .first())
                .map(this::left);
    }

    /** Of many who come at once no more than the free ones pass. */
    private Optional<Duration> count(Limit limit) {
        stored.deleteOne(Filters.and(Filters.eq("_id", id(limit)), Filters.lt(SINCE, forgotten())));
        Document counted = increment(limit);
        int count = counted.getInteger(COUNT);
        if (count < limit.free()) {
            return Optional.empty();
        }
        int doublings = Math.min(count - limit.free(), MOST_DOUBLINGS);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        Instant open = clock.instant().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        stored.updateOne(Filters.eq("_id", id(limit)), Updates.max(OPEN_AT, Date.from(open)));
        boolean crowded = count > limit.free() && counted.getDate(OPEN_AT) == null;
        return crowded ? Optional.of(pause) : Optional.empty();
    }

    private Document increment(Limit limit) {
        Bson one = Updates.combine(Updates.inc(COUNT, 1), Updates.setOnInsert(SINCE, Date.from(clock.instant())));
        FindOneAndUpdateOptions options =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        try {
            return counted(stored.findOneAndUpdate(Filters.eq("_id", id(limit)), one, options));
        } catch (MongoWriteException | MongoCommandException first) {
            if (ErrorCategory.fromErrorCode(first.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw first;
            }
            // Another one inserted it a moment ago.
            return counted(stored.findOneAndUpdate(Filters.eq("_id", id(limit)), one, options));
        }
    }

    private static Document counted(Document found) {
        return Objects.requireNonNull(found, "an upsert finds or makes its document");
    }

    private Duration left(Document counted) {
        return Duration.between(clock.instant(), counted.getDate(OPEN_AT).toInstant());
    }

    private Date forgotten() {
        return Date.from(clock.instant().minus(FORGET_AFTER));
    }

    /** Who tried to sign in is nobody's business. */
    private static String id(Limit limit) {
        return Secrets.hash(limit.what());
    }
}
