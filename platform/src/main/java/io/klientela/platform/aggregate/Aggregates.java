package io.klientela.platform.aggregate;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.result.UpdateResult;
import io.klientela.events.State;
import io.klientela.platform.outbox.Wakeup;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
    /** Written together by one person's action. */
    private static final int FEW = 20;

    private final AggregateType<A, S> type;
    private final MongoCollection<Document> collection;
    private final AggregateDocuments<A, S> documents;
    private final Vacancies<S> vacancies;
    private final Wakeup wakeup;
    private final BiConsumer<A, Boolean> listener;

    Aggregates(
            AggregateType<A, S> type,
            MongoCollection<Document> collection,
            AggregateDocuments<A, S> documents,
            Vacancies<S> vacancies,
            Wakeup wakeup,
            BiConsumer<A, Boolean> listener) {
        this.type = type;
        this.collection = collection;
        this.documents = documents;
        this.vacancies = vacancies;
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

    /** Like the other one. @param gone is told of those that match and were deleted */
    List<A> findAll(Bson filter, Consumer<A> gone) {
        List<A> found = new ArrayList<>();
        collection.find(filter).projection(AggregateDocuments.WITHOUT_OUTBOX).forEach(document -> {
            A aggregate = documents.restore(document);
            if (document.get("deletedAt") == null) {
                found.add(aggregate);
            } else {
                gone.accept(aggregate);
            }
        });
        return found;
    }

    /**
     * Stores a new aggregate with its first events. One that was deleted keeps no unique value from it.
     *
     * @throws DuplicateAggregate where the id is taken
     * @throws Problem 409 where a unique field's value is taken
     */
    public A add(A aggregate) {
        if (!insert(aggregate) && !(vacancies.makeRoomFor(List.of(aggregate)) && insert(aggregate))) {
            throw duplicate(aggregate);
        }
        wakeup.pending(type.collection(), aggregate.id());
        listener.accept(aggregate, false);
        return aggregate;
    }

    /** Whether nobody has its id or a unique value of it. */
    private boolean insert(A aggregate) {
        try {
            collection.insertOne(documents.insert(aggregate));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
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
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            if (vacancies.makeRoomFor(List.of(aggregate))) {
                return false;
            }
            throw taken();
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
     * Writes many aggregates, new and changed, in one round trip; each for itself. Those that were deleted keep no unique
     * value from them.
     *
     * @return the ids that were not written: another writer was faster, a unique value is taken, or an outbox is full
     */
    public Set<String> saveAll(Collection<A> aggregates) {
        List<A> changed = aggregates.stream()
                .filter(aggregate -> !aggregate.recorded().isEmpty())
                .toList();
        if (Rehearsal.isOn() || changed.isEmpty()) {
            return Set.of();
        }
        Journal.tell(type.collection(), changed);
        ManyWrites<A, S> writes = new ManyWrites<>(collection, documents);
        Set<String> failed = writes.write(changed);
        List<A> clashing = writes.clashing();
        if (vacancies.makeRoomFor(clashing)) {
            clashing.forEach(aggregate -> failed.remove(aggregate.id()));
            failed.addAll(new ManyWrites<>(collection, documents).write(clashing));
        }
        boolean many = changed.size() > FEW;
        changed.stream().map(Aggregate::id).filter(id -> !failed.contains(id)).forEach(id -> {
            if (many) {
                wakeup.pendingOfMany(type.collection(), id);
            } else {
                wakeup.pending(type.collection(), id);
            }
        });
        return failed;
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
