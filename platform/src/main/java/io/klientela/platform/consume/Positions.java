package io.klientela.platform.consume;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How far each projection has come, kept in the same database as the projection: where the database is dropped, its
 * views come back from the beginning of their topics by themselves.
 */
final class Positions {
    private final MongoCollection<Document> collection;

    Positions(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** The offset to read next, or null where the projection begins. */
    @Nullable
    Long next(String projection, TopicPartition partition) {
        Document position =
                collection.find(Filters.eq("_id", id(projection, partition))).first();
        return position == null ? null : position.getLong("next");
    }

    void save(String projection, Map<TopicPartition, Long> next) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        next.forEach((partition, offset) -> writes.add(new UpdateOneModel<>(
                Filters.eq("_id", id(projection, partition)),
                new Document("$set", new Document("next", offset)),
                new UpdateOptions().upsert(true))));
        collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    void forget(String projection) {
        collection.deleteMany(Filters.regex("_id", Pattern.compile("^" + Pattern.quote(projection + "/"))));
    }

    /** Whether anything was ever saved for the projection and is still there. */
    boolean knows(String projection) {
        return collection
                        .find(Filters.regex("_id", Pattern.compile("^" + Pattern.quote(projection + "/"))))
                        .first()
                != null;
    }

    private static String id(String projection, TopicPartition partition) {
        return projection + "/" + partition;
    }
}
