package io.klientela.platform.consume;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A collection with one document per aggregate, kept at the newest event: an older one never replaces a newer one,
 * whatever the order and however often they come.
 */
public final class ReadModel {
    private static final String SEQUENCE = "sequence";

    private final MongoCollection<Document> collection;

    public ReadModel(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    public MongoCollection<Document> collection() {
        return collection;
    }

    /**
     * Takes in the newest event of each key.
     *
     * @param row the document for an event, without {@code _id} and {@code sequence}
     */
    public void apply(Collection<Received> events, Function<Received, Document> row) {
        Map<String, Received> newest = new LinkedHashMap<>();
        events.forEach(event ->
                newest.merge(event.key(), event, (one, other) -> other.sequence() >= one.sequence() ? other : one));
        List<WriteModel<Document>> writes = new ArrayList<>();
        newest.forEach(
                (key, event) -> writes.add(event.isTombstone() ? delete(key) : replace(event, row.apply(event))));
        if (writes.isEmpty()) {
            return;
        }
        try {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            boolean otherThanOutdated =
                    e.getWriteErrors().stream().anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY);
            if (otherThanOutdated) {
                throw e;
            }
        }
    }

    private static WriteModel<Document> delete(String key) {
        return new DeleteOneModel<>(Filters.eq("_id", key));
    }

    /** Where a newer one is stored, nothing matches and the upsert collides with its id: the outdated event is ignored. */
    private static WriteModel<Document> replace(Received event, Document row) {
        Bson older = Filters.and(Filters.eq("_id", event.key()), Filters.lte(SEQUENCE, event.sequence()));
        return new ReplaceOneModel<>(
                older,
                new Document(row).append("_id", event.key()).append(SEQUENCE, event.sequence()),
                new ReplaceOptions().upsert(true));
    }

    public void clear() {
        collection.deleteMany(new Document());
    }
}
