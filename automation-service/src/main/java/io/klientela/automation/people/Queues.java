package io.klientela.automation.people;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.klientela.events.Topics;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who manages each queue of tickets; a view of the events of queues. */
@Component
class Queues implements Projection {
    private final ReadModel model;

    Queues(MongoDatabase database) {
        model = new ReadModel(database.getCollection("queues"));
    }

    @Override
    public String name() {
        return "queues";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.QUEUES);
    }

    private record Queue(@Nullable String managerId) {}

    @Override
    public void apply(List<Received> events) {
        model.apply(
                events,
                event -> new Document("managerId", event.state(Queue.class).managerId()));
    }

    @Override
    public void clear() {
        model.clear();
    }

    Optional<String> managerOf(String queueId) {
        return Optional.ofNullable(
                        model.collection().find(Filters.eq("_id", queueId)).first())
                .map(queue -> queue.getString("managerId"));
    }
}
