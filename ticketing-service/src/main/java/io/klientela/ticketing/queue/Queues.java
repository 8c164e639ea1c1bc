package io.klientela.ticketing.queue;

import com.mongodb.client.model.Filters;
import io.klientela.events.ticketing.QueueState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.web.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The queues as tickets see them. */
@Component
public class Queues {
    /** Where two are the default for a moment, the one that became it last. */
    static final Comparator<Queue> LAST =
            Comparator.comparing((Queue queue) -> queue.state().updatedAt()).thenComparing(Queue::id);

    private final Aggregates<Queue, QueueState> queues;

    Queues(Aggregates<Queue, QueueState> queues) {
        this.queues = queues;
    }

    public Optional<QueueState> find(String id) {
        return queues.find(id).map(Queue::state);
    }

    /** @throws Problem 422 that names the field */
    public QueueState require(String id, String field) {
        return find(id).orElseThrow(() -> Problem.unprocessable("There is no queue with the id %s.".formatted(id))
                .field(field, "no such queue"));
    }

    /** The queue of a ticket; the default one where it is gone. */
    public QueueState of(String id) {
        return find(id).orElseGet(this::defaultOne);
    }

    /** @throws Problem 503 in the first moments of a new installation */
    public QueueState defaultOne() {
        return queues.findAll(Filters.eq("state.isDefault", true)).stream()
                .max(LAST)
                .map(Queue::state)
                .orElseThrow(() -> Problem.unavailable("There is no default queue yet.", 1));
    }

    /** The queue whose address is among these, else the default one. @param addresses in lower case */
    public QueueState addressed(Collection<String> addresses) {
        return queues.findAll(Filters.in("state.email", addresses)).stream()
                .min(Comparator.comparing(Queue::id))
                .map(Queue::state)
                .orElseGet(this::defaultOne);
    }

    /** Whether mail from this address would be our own. @param address in lower case */
    public boolean isOurs(String address) {
        return !queues.findAll(Filters.eq("state.email", address)).isEmpty();
    }
}
