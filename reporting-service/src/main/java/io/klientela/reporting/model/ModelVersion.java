package io.klientela.reporting.model;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.platform.Ids;
import io.klientela.platform.consume.Received;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Which events the numbers include. It is kept in the database, beside what it describes, so every instance of the
 * service sees the changes that another one took in.
 */
public final class ModelVersion {
    private static final Bson ONE = Filters.eq("_id", "model");

    /**
     * @param tag differs after every change and never comes back; empty while nothing was taken in
     * @param asOf the time of the newest event taken in, or now where there is none
     */
    public record Current(String tag, Instant asOf) {}

    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    ModelVersion(MongoCollection<Document> collection, Clock clock) {
        this.collection = collection;
        this.clock = clock;
    }

    public Current current() {
        Document stored = collection.find(ONE).first();
        Date asOf = stored == null ? null : stored.getDate("asOf");
        return new Current(
                stored == null ? "" : stored.getString("tag"), asOf == null ? clock.instant() : asOf.toInstant());
    }

    /** Calls the listener after each change that this instance takes in, on the thread that does: it must be quick. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** To be called after the change is stored, so that nobody keeps old numbers under the new version. */
    void changed(Collection<Received> events) {
        Bson tag = Updates.set("tag", Ids.next());
        Bson update = events.stream()
                .map(Received::time)
                .max(Comparator.naturalOrder())
                .map(newest -> Updates.combine(tag, Updates.max("asOf", Date.from(newest))))
                .orElse(tag);
        collection.updateOne(ONE, update, new UpdateOptions().upsert(true));
        listeners.forEach(Runnable::run);
    }
}
