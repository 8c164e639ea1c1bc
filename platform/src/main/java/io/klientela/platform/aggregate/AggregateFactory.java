package io.klientela.platform.aggregate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.klientela.events.State;
import io.klientela.platform.outbox.Instance;
import io.klientela.platform.outbox.Wakeup;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.bson.Document;

/** Makes the {@link Aggregates} of a service's types; a service calls it once for each, as a bean. */
public final class AggregateFactory {
    private final MongoDatabase database;
    private final StateMapper mapper;
    private final Instance instance;
    private final Clock clock;
    private final Supplier<String> actor;
    private final Wakeup wakeup;
    private final Map<Class<?>, String> resources = new ConcurrentHashMap<>();

    public AggregateFactory(
            MongoDatabase database,
            StateMapper mapper,
            Instance instance,
            Clock clock,
            Supplier<String> actor,
            Wakeup wakeup) {
        this.database = database;
        this.mapper = mapper;
        this.instance = instance;
        this.clock = clock;
        this.actor = actor;
        this.wakeup = wakeup;
    }

    /** The resource whose state the class is; empty where none of this service's is. */
    public Optional<String> resourceOf(Class<?> state) {
        return Optional.ofNullable(resources.get(state));
    }

    public <A extends Aggregate<S>, S extends State> Aggregates<A, S> create(AggregateType<A, S> type) {
        return create(type, (written, deleted) -> {});
    }

    /**
     * Like the other one.
     *
     * @param listener is told of each aggregate that this instance has added or changed by itself, and whether it is gone
     */
    public <A extends Aggregate<S>, S extends State> Aggregates<A, S> create(
            AggregateType<A, S> type, BiConsumer<A, Boolean> listener) {
        resources.put(type.stateClass(), type.resource());
        MongoCollection<Document> collection = database.getCollection(type.collection());
        return new Aggregates<>(
                type,
                collection,
                new AggregateDocuments<>(type, mapper, instance, clock, actor),
                new Vacancies<>(collection, type.unique(), mapper),
                wakeup,
                listener);
    }
}
