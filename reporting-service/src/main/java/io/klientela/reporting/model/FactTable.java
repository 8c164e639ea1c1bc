package io.klientela.reporting.model;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import io.klientela.platform.Ids;
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
 * revives them. Each says with which batch it was written, and a batch is announced once all of it is stored; one that a
 * crash leaves unannounced is taken in again under another name.
 *
 * @param row what is kept of an event's state; what is null is left out
 */
record FactTable(String name, String topic, ReadModel model, ModelVersion version, Function<Received, Document> row)
        implements Projection {
    static final String DELETED = "deleted";
    static final String BATCH = "batch";

    static FactTable of(
            String name,
            String topic,
            MongoCollection<Document> collection,
            ModelVersion version,
            Function<Received, Document> row) {
        return new FactTable(name, topic, new ReadModel(collection), version, row);
    }

    void createIndexes() {
        model.collection().createIndex(Indexes.ascending(BATCH));
    }

    @Override
    public Set<String> topics() {
        return Set.of(topic);
    }

    @Override
    public void apply(List<Received> events) {
        if (events.isEmpty()) {
            return;
        }
        String batch = Ids.next();
        model.apply(events, event -> {
            Document fact = row.apply(event).append(DELETED, event.isDeletion()).append(BATCH, batch);
            fact.values().removeIf(Objects::isNull);
            return fact;
        });
        if (events.stream().anyMatch(Received::isTombstone)) {
            version.forget(name);
        }
        version.announce(name, batch, events);
    }

    @Override
    public void clear() {
        model.clear();
        version.forget(name);
    }
}
