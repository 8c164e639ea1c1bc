package io.klientela.reporting.model;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.platform.Ids;
import io.klientela.platform.consume.Received;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final String BORN = "born";
    private static final String TRAILS = "trails";
    private static final String EPOCH = "epoch";
    private static final String BATCHES = "batches";

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
        change(events, List.of());
    }

    /** Like {@link #changed}, of events that a table has stored as one batch. */
    void announce(String table, String batch, Collection<Received> events) {
        change(
                events,
                List.of(Updates.pushEach(at(table, BATCHES), List.of(batch), new PushOptions().slice(-Trail.LONGEST))));
    }

    /** What was read of a table counts no more. */
    void forget(String table) {
        change(
                List.of(),
                List.of(Updates.set(at(table, EPOCH), Ids.next()), Updates.set(at(table, BATCHES), List.of())));
    }

    private void change(Collection<Received> events, List<Bson> more) {
        List<Bson> updates = new ArrayList<>(more);
        updates.add(Updates.set("tag", Ids.next()));
        updates.add(Updates.setOnInsert(BORN, Ids.next()));
        events.stream()
                .map(Received::time)
                .max(Comparator.naturalOrder())
                .ifPresent(newest -> updates.add(Updates.max("asOf", Date.from(newest))));
        collection.updateOne(ONE, Updates.combine(updates), new UpdateOptions().upsert(true));
        listeners.forEach(Runnable::run);
    }

    /** The newest batches of a table, begun where it has none. */
    Trail trail(String table) {
        Document stored = collection
                .find(ONE)
                .projection(Projections.include(BORN, TRAILS + "." + table))
                .first();
        if (stored == null) {
            return Trail.NONE;
        }
        Document trail = stored.getEmbedded(List.of(TRAILS, table), new Document());
        return new Trail(
                stored.get(BORN, "") + "/" + trail.get(EPOCH, ""), trail.getList(BATCHES, String.class, List.of()));
    }

    private static String at(String table, String field) {
        return TRAILS + "." + table + "." + field;
    }
}
