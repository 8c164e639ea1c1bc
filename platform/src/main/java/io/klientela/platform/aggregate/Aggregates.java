package io.klientela.platform.aggregate;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.WriteModel;
import com.mongodb.client.result.UpdateResult;
import io.klientela.events.State;
import io.klientela.platform.outbox.Wakeup;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The aggregates of one type. A change is one compare-and-set on one document that writes the state and its events
 * together; nothing is acknowledged before it, and nothing of it can be lost after.
 */
public final class Aggregates<A extends Aggregate<S>, S extends State> {
    private static final int MOST_ATTEMPTS = 64;
    private static final int BATCH = 500;

    private final AggregateType<A, S> type;
    private final MongoCollection<Document> collection;
    private final AggregateDocuments<A, S> documents;
    private final Wakeup wakeup;
    private final BiConsumer<A, Boolean> listener;

    Aggregates(
            AggregateType<A, S> type,
            MongoCollection<Document> collection,
            AggregateDocuments<A, S> documents,
            Wakeup wakeup,
            BiConsumer<A, Boolean> listener) {
        this.type = type;
        this.collection = collection;
        this.documents = documents;
        this.wakeup = wakeup;
        this.listener = listener;
    }

    public AggregateType<A, S> type() {
        return type;
    }

    /** For lists and look-ups; nothing writes to it but this class. */
    public MongoCollection<Document> collection() {
        return collection;
    }

    /** The state in a document that a list has found. */
    public S stateOf(Document document) {
        return documents.state(document);
    }

    public Optional<A> find(String id) {
        return Optional.ofNullable(load(id)).map(Loaded::aggregate);
    }

    /** @throws Problem 404 where there is none */
    public A get(String id) {
        return find(id).orElseThrow(() -> Problem.notFound(type.resource(), id));
    }

    /** Those that match, e.g. {@code Filters.in("state.externalId", ids)}; at most a few thousand, by intent. */
    public List<A> findAll(Bson filter) {
        List<A> found = new ArrayList<>();
        collection
                .find(Filters.and(filter, Filters.exists("deletedAt", false)))
                .projection(AggregateDocuments.WITHOUT_OUTBOX)
                .forEach(document -> found.add(documents.restore(document)));
        return found;
    }

    /**
     * Stores a new aggregate with its first events.
     *
     * @throws DuplicateAggregate where the id is taken
     * @throws Problem 409 where a unique field's value is taken
     */
    public A add(A aggregate) {
        try {
            collection.insertOne(documents.insert(aggregate));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            throw duplicate(aggregate);
        }
        wakeup.pending(type.collection(), aggregate.id());
        listener.accept(aggregate, false);
        return aggregate;
    }

    private RuntimeException duplicate(A aggregate) {
        if (load(aggregate.id()) != null) {
            return new DuplicateAggregate(aggregate.id());
        }
        return taken();
    }

    private Problem taken() {
        Problem problem = Problem.conflict(
                "There is a %s with this %s already.".formatted(type.resource(), String.join(" or ", type.unique())));
        type.unique().forEach(field -> problem.field(field, "is taken"));
        return problem;
    }

    /**
     * Applies a command to the newest state and writes its outcome, again from the start where another writer was
     * faster. A command that records nothing writes nothing.
     *
     * @param expected the version that the caller has seen, or null where any will do
     * @throws Problem 404 where there is none, 409 where a unique field's value is taken, 412 where the version is
     *     another, 503 where its outbox is full
     */
    public A change(String id, @Nullable Long expected, Consumer<A> command) {
        return change(id, expected, any -> {}, command);
    }

    /** Like the other one. @param guard refuses with a {@link Problem}, before anything is said about the version */
    public A change(String id, @Nullable Long expected, Consumer<A> guard, Consumer<A> command) {
        return change(id, false, expected, guard, command);
    }

    /**
     * Applies a command to a deleted aggregate, which records its return.
     *
     * @param guard refuses with a {@link Problem}
     * @throws Problem 404 where there is none that was deleted
     */
    public A revive(String id, Consumer<A> guard, Consumer<A> command) {
        return change(id, true, null, guard, command);
    }

    private A change(String id, boolean deleted, @Nullable Long expected, Consumer<A> guard, Consumer<A> command) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Loaded<A> loaded = load(id, deleted);
            if (loaded == null) {
                throw Problem.notFound(type.resource(), id);
            }
            A aggregate = loaded.aggregate();
            guard.accept(aggregate);
            if (expected != null && aggregate.version() != expected) {
                throw stale(aggregate.version());
            }
            command.accept(aggregate);
            if (aggregate.recorded().isEmpty()) {
                return aggregate;
            }
            if (write(aggregate, loaded.lease())) {
                wakeup.pending(type.collection(), id);
                listener.accept(aggregate, aggregate.isDeleted());
                return aggregate;
            }
            refuseWhenFull(id);
            LockSupport.parkNanos(
                    TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextLong(200, 1_000L * (attempt + 1))));
        }
        throw Problem.unavailable("Too many people change this %s at once. Try again.".formatted(type.resource()), 1);
    }

    /** Whether the aggregate was still as it was read. */
    private boolean write(A aggregate, Lease lease) {
        try {
            UpdateResult result =
                    collection.updateOne(documents.compare(aggregate, lease), documents.set(aggregate, lease));
            return result.getMatchedCount() == 1;
        } catch (MongoWriteException e) {
            throw e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY ? taken() : e;
        }
    }

    private Problem stale(long version) {
        return Problem.of(
                HttpStatus.PRECONDITION_FAILED,
                "This %s has changed since you read it: it is at version %d now. Read it again and repeat your change."
                        .formatted(type.resource(), version));
    }

    private void refuseWhenFull(String id) {
        Document full = collection
                .find(Filters.and(Filters.eq("_id", id), AggregateDocuments.FULL))
                .projection(new Document("_id", 1))
                .first();
        if (full != null) {
            throw Problem.unavailable(
                    "Events of this %s are waiting for the message broker. Try again in a while."
                            .formatted(type.resource()),
                    5);
        }
    }

    /**
     * Applies a command to every aggregate that matches, in batches, each with its own events. The command must bear
     * to be repeated on one that it has changed already.
     */
    public void changeAll(Bson filter, Consumer<A> command) {
        List<String> ids = new ArrayList<>();
        collection
                .find(Filters.and(filter, Filters.exists("deletedAt", false)))
                .projection(new Document("_id", 1))
                .forEach(document -> ids.add(document.getString("_id")));
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<A> batch = findAll(Filters.in("_id", ids.subList(from, Math.min(ids.size(), from + BATCH))));
            batch.forEach(command);
            saveAll(batch).forEach(id -> changeIfThere(id, command));
        }
    }

    private void changeIfThere(String id, Consumer<A> command) {
        try {
            change(id, null, command);
        } catch (Problem e) {
            if (e.status() != HttpStatus.NOT_FOUND) {
                throw e;
            }
        }
    }

    /**
     * Writes many aggregates, new and changed, in one round trip; each for itself.
     *
     * @return the ids that were not written: another writer was faster, a unique value is taken, or an outbox is full
     */
    public Set<String> saveAll(Collection<A> aggregates) {
        if (Rehearsal.isOn()) {
            return Set.of();
        }
        Map<String, Lease> leases = leases(aggregates);
        List<WriteModel<Document>> writes = new ArrayList<>();
        List<A> written = new ArrayList<>();
        Map<String, String> lastEvents = new HashMap<>();
        for (A aggregate : aggregates) {
            if (aggregate.recorded().isEmpty()) {
                continue;
            }
            AggregateDocuments.Write write =
                    documents.write(aggregate, leases.getOrDefault(aggregate.id(), Lease.NONE));
            written.add(aggregate);
            writes.add(write.model());
            lastEvents.put(aggregate.id(), write.lastEvent());
        }
        if (writes.isEmpty()) {
            return Set.of();
        }
        Journal.tell(type.collection(), written);
        Set<String> failed = new HashSet<>();
        int matched;
        try {
            matched = collection
                    .bulkWrite(writes, new BulkWriteOptions().ordered(false))
                    .getMatchedCount();
        } catch (MongoBulkWriteException e) {
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                failed.add(written.get(error.getIndex()).id());
            }
            matched = e.getWriteResult().getMatchedCount();
        }
        long changed = written.stream()
                .filter(aggregate -> aggregate.loadedVersion() > 0)
                .count();
        if (matched < changed) {
            failed.addAll(notArrived(lastEvents));
        }
        written.stream()
                .filter(aggregate -> !failed.contains(aggregate.id()))
                .forEach(aggregate -> wakeup.pending(type.collection(), aggregate.id()));
        return failed;
    }

    /** Those whose newest event is another; one that was overtaken since counts among them, and its caller looks again. */
    private Set<String> notArrived(Map<String, String> lastEvents) {
        Set<String> missing = new HashSet<>(lastEvents.keySet());
        collection
                .find(Filters.in("_id", lastEvents.keySet()))
                .projection(new Document(AggregateDocuments.LAST_EVENT, 1))
                .forEach(document -> {
                    String id = document.getString("_id");
                    if (document.getString(AggregateDocuments.LAST_EVENT).equals(lastEvents.get(id))) {
                        missing.remove(id);
                    }
                });
        return missing;
    }

    private Map<String, Lease> leases(Collection<A> aggregates) {
        List<String> ids = aggregates.stream()
                .filter(aggregate -> aggregate.loadedVersion() > 0)
                .map(Aggregate::id)
                .toList();
        Map<String, Lease> leases = new HashMap<>();
        if (!ids.isEmpty()) {
            collection
                    .find(Filters.in("_id", ids))
                    .projection(Lease.PROJECTION)
                    .forEach(document -> leases.put(document.getString("_id"), Lease.of(document)));
        }
        return leases;
    }

    private record Loaded<A>(A aggregate, Lease lease) {}

    private @Nullable Loaded<A> load(String id) {
        return load(id, false);
    }

    private @Nullable Loaded<A> load(String id, boolean deleted) {
        Document document = collection
                .find(Filters.and(Filters.eq("_id", id), Filters.exists("deletedAt", deleted)))
                .projection(AggregateDocuments.WITHOUT_OUTBOX)
                .first();
        return document == null ? null : new Loaded<>(documents.restore(document), Lease.of(document));
    }
}
