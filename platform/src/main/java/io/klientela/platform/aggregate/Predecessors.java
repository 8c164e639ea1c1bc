package io.klientela.platform.aggregate;

import io.klientela.events.State;
import io.klientela.platform.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Deleted aggregates whose natural key comes again, as in a file whose import was undone. What is made for such a key
 * goes on with the history of the deleted one under its id, so that whatever names it means it again; it says what it is
 * made with, and nothing that only the deleted one said.
 */
public final class Predecessors<A extends Aggregate<S>, S extends State> {
    private final Aggregates<A, S> aggregates;
    private final Function<S, @Nullable String> key;
    private final Predicate<S> mayFollow;
    private final Map<String, A> gone = new HashMap<>();

    /**
     * @param key what an aggregate is found by when it comes again, a unique field; null for those without
     * @param mayFollow whether whoever makes one may see the history of another; else it is made under an id of its own
     */
    public Predecessors(Aggregates<A, S> aggregates, Function<S, @Nullable String> key, Predicate<S> mayFollow) {
        this.aggregates = aggregates;
        this.key = key;
        this.mayFollow = mayFollow;
    }

    /** Those that match and are there; those that match and are not are kept in mind. */
    public List<A> findAll(Bson filter) {
        return aggregates.findAll(filter, this::remember);
    }

    private void remember(A deleted) {
        String known = key.apply(deleted.state());
        if (known != null && mayFollow.test(deleted.state())) {
            gone.put(known, deleted);
        }
    }

    /** Under which what is made for a key has to be made. */
    public String idFor(String wanted) {
        A deleted = gone.get(wanted);
        return deleted == null ? Ids.next() : deleted.id();
    }

    /** What was made for a key, ready to be written: another writer who makes the same is faster, or not, as with any change. */
    public A made(String wanted, A aggregate) {
        A deleted = gone.get(wanted);
        if (deleted != null && deleted.id().equals(aggregate.id())) {
            aggregate.succeed(deleted);
            gone.remove(wanted);
        }
        return aggregate;
    }
}
