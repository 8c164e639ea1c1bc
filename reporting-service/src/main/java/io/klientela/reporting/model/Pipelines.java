package io.klientela.reporting.model;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.klientela.events.Topics;
import io.klientela.platform.Json;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The pipelines that exist, kept as their trimmed state in JSON: they are few and always read whole. */
public final class Pipelines {
    private static final Bson ALIVE = Filters.eq("deleted", false);

    private final MongoCollection<Document> collection;

    Pipelines(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    public Optional<Pipeline> find(String id) {
        return first(Filters.and(ALIVE, Filters.eq("_id", id)));
    }

    public Optional<Pipeline> standard() {
        return first(Filters.and(ALIVE, Filters.eq("isDefault", true)));
    }

    private Optional<Pipeline> first(Bson condition) {
        return Optional.ofNullable(collection.find(condition).first())
                .map(row -> Json.mapper().readValue(row.getString("state"), Pipeline.class));
    }

    Projection projection() {
        return new Following(new ReadModel(collection));
    }

    private record Following(ReadModel model) implements Projection {
        @Override
        public String name() {
            return "pipelines";
        }

        @Override
        public Set<String> topics() {
            return Set.of(Topics.PIPELINES);
        }

        @Override
        public void apply(List<Received> events) {
            model.apply(events, Following::row);
        }

        private static Document row(Received event) {
            Pipeline pipeline = event.state(Pipeline.class);
            return new Document("state", Json.mapper().writeValueAsString(pipeline))
                    .append("isDefault", pipeline.isDefault())
                    .append("deleted", event.isDeletion());
        }

        @Override
        public void clear() {
            model.clear();
        }
    }
}
