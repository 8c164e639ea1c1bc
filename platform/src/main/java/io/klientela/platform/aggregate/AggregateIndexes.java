package io.klientela.platform.aggregate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.klientela.platform.outbox.OutboxFields;
import org.bson.Document;

/** The indexes of an aggregate's collection: for its lists, its unique fields, its search words and the relay's sweep. */
public final class AggregateIndexes {

    private AggregateIndexes() {}

    /** Repeatable. */
    public static void create(Aggregates<?, ?> aggregates) {
        MongoCollection<Document> collection = aggregates.collection();
        AggregateType<?, ?> type = aggregates.type();
        collection.createIndex(new Document(OutboxFields.PENDING, 1), new IndexOptions().sparse(true));
        collection.createIndex(new Document("search", 1));
        for (String field : type.indexes()) {
            collection.createIndex(new Document("state." + field, 1).append("_id", 1));
        }
        for (String field : type.unique()) {
            collection.createIndex(
                    new Document("state." + field, 1),
                    new IndexOptions().unique(true).sparse(true));
        }
    }
}
