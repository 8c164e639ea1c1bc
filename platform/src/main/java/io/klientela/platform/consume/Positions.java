package io.klientela.platform.consume;

import static java.util.Objects.requireNonNull;

import com.mongodb.MongoClientException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.klientela.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How far each projection has come, kept in the same database as the projection. Positions belong to a generation of the
 * projection's view: where the database is dropped, or the view is to be rebuilt, a new generation begins at the
 * beginning of the topics, and what an instance of the old one still saves counts no more.
 */
final class Positions {
    private static final String GENERATION = "generation";

    private final MongoCollection<Document> collection;

    /** Those that are not saved yet, by their ids. */
    private final Map<String, Long> noted = new ConcurrentHashMap<>();

    Positions(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** The present generation of the projection's view, or null where there is none. */
    @Nullable
    String generation(String projection) {
        Document stored =
                collection.find(Filters.eq("_id", generationId(projection))).first();
        return stored == null ? null : stored.getString(GENERATION);
    }

    /** The present generations of those projections' views that have one. */
    Map<String, String> generations(List<String> projections) {
        Map<String, String> names = new HashMap<>();
        projections.forEach(projection -> names.put(generationId(projection), projection));
        Map<String, String> generations = new HashMap<>();
        collection
                .find(Filters.in("_id", names.keySet()))
                .forEach(stored -> generations.put(
                        requireNonNull(names.get(stored.getString("_id"))), stored.getString(GENERATION)));
        return generations;
    }

    /** The present generation, begun now where there is none. Instances that begin at a time agree on one. */
    String begin(String projection) {
        collection.updateOne(
                Filters.eq("_id", generationId(projection)),
                new Document("$setOnInsert", new Document(GENERATION, Ids.next())),
                new UpdateOptions().upsert(true));
        String generation = generation(projection);
        if (generation == null) {
            throw new MongoClientException("the generation of " + projection + " was forgotten while it began");
        }
        return generation;
    }

    /** When the reaction began: now, where this is its first start. */
    Instant since(String reaction, Instant now) {
        String id = "reaction/" + reaction + "/since";
        collection.updateOne(
                Filters.eq("_id", id),
                new Document("$setOnInsert", new Document("since", Date.from(now))),
                new UpdateOptions().upsert(true));
        Document stored = collection.find(Filters.eq("_id", id)).first();
        return stored == null ? now : stored.get("since", Date.class).toInstant();
    }

    /** The offset to read next, or null where this generation begins. */
    @Nullable
    Long next(String projection, String generation, TopicPartition partition) {
        Document position = collection
                .find(Filters.eq("_id", id(projection, generation, partition)))
                .first();
        return position == null ? null : position.getLong("next");
    }

    /** Like the other one, of several partitions, as of this instant where this instance reads them; without those where it begins. */
    Map<TopicPartition, Long> next(String projection, String generation, Collection<TopicPartition> partitions) {
        Map<String, TopicPartition> ids = new HashMap<>();
        partitions.forEach(partition -> ids.put(id(projection, generation, partition), partition));
        Map<TopicPartition, Long> next = new HashMap<>();
        collection
                .find(Filters.in("_id", ids.keySet()))
                .forEach(stored -> next.put(requireNonNull(ids.get(stored.getString("_id"))), stored.getLong("next")));
        ids.forEach((id, partition) -> {
            Long here = noted.get(id);
            if (here != null) {
                next.merge(partition, here, Math::max);
            }
        });
        return next;
    }

    void save(String projection, String generation, Map<TopicPartition, Long> next) {
        Map<String, Long> byId = new HashMap<>();
        next.forEach((partition, offset) -> byId.put(id(projection, generation, partition), offset));
        save(byId);
    }

    /** To be saved with others at the next {@link #flush}: where the process dies before, what lies between is taken in again. */
    void note(String projection, String generation, Map<TopicPartition, Long> next) {
        next.forEach((partition, offset) -> noted.put(id(projection, generation, partition), offset));
    }

    /** Saves what was noted. */
    synchronized void flush() {
        Map<String, Long> due = Map.copyOf(noted);
        if (!due.isEmpty()) {
            save(due);
            due.forEach(noted::remove);
        }
    }

    private void save(Map<String, Long> byId) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        byId.forEach((id, offset) -> writes.add(new UpdateOneModel<>(
                Filters.eq("_id", id),
                new Document("$set", new Document("next", offset)),
                new UpdateOptions().upsert(true))));
        collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    /** Ends the present generation. */
    synchronized void forget(String projection) {
        noted.keySet().removeIf(id -> id.startsWith(projection + "/"));
        collection.deleteMany(Filters.regex("_id", Pattern.compile("^" + Pattern.quote(projection + "/"))));
    }

    private static String generationId(String projection) {
        return projection + "/" + GENERATION;
    }

    private static String id(String projection, String generation, TopicPartition partition) {
        return projection + "/" + generation + "/" + partition;
    }
}
