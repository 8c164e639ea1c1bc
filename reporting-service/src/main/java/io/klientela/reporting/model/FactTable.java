package io.klientela.reporting.model;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;

/**
 * One flat document per record of a topic, ready to be counted and summed. Deleted ones stay, marked, so that nothing
 * revives them.
 *
 * @param row what is kept of an event's state; what is null is left out
 */
record FactTable(String name, String topic, ReadModel model, Function<Received, Document> row) implements Projection {

    static FactTable of(
            String name, String topic, MongoCollection<Document> collection, Function<Received, Document> row) {
        return new FactTable(name, topic, new ReadModel(collection), row);
    }

    void createIndexes() {
        model.collection().createIndex(Indexes.ascending("ownerId"));
        model.collection().createIndex(Indexes.ascending("teamId"));
    }

    @Override
    public Set<String> topics() {
        return Set.of(topic);
    }

    @Override
    public void apply(List<Received> events) {
        model.apply(events, event -> {
            Document fact = row.apply(event).append("deleted", event.isDeletion());
            fact.values().removeIf(Objects::isNull);
            return fact;
        });
    }

    @Override
    public void clear() {
        model.clear();
    }
}
