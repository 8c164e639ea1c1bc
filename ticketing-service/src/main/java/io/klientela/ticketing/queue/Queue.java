package io.klientela.ticketing.queue;

import io.klientela.events.Topics;
import io.klientela.events.ticketing.QueueEvent;
import io.klientela.events.ticketing.QueueState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import java.util.Arrays;

/** Where tickets of one kind wait. One of them is the default. */
final class Queue extends Aggregate<QueueState> {
    static final AggregateType<Queue, QueueState> TYPE = AggregateType.of(
                    "queue", "queues", Topics.QUEUES, QueueState.class, Queue::new)
            .searchedBy(state -> Arrays.asList(state.name(), state.email()))
            .indexed("name")
            .uniquely("email");

    private Queue(String id) {
        super(id);
    }

    Queue(QueueState state, long version) {
        super(state, version);
    }

    static Queue create(QueueState state) {
        Queue queue = new Queue(state.id());
        queue.record(new QueueEvent.Created(state));
        return queue;
    }

    void edit(QueueState after) {
        if (state().isDefault() && !after.isDefault()) {
            throw Problem.unprocessable("There is always one default queue. Make another one the default instead.")
                    .field("isDefault", "cannot be taken away here");
        }
        change(after);
    }

    /** Another queue has become the default. */
    void stepDown(Stamp stamp) {
        QueueState now = state();
        change(new QueueState(
                now.id(),
                now.name(),
                now.email(),
                now.managerId(),
                now.managerName(),
                now.calendar(),
                now.serviceLevel(),
                now.language(),
                now.signature(),
                false,
                now.teamId(),
                now.createdAt(),
                now.createdBy(),
                stamp.at()));
    }

    private void change(QueueState after) {
        var changes = Json.changes(state(), after);
        if (!changes.isEmpty()) {
            record(new QueueEvent.Updated(after, changes));
        }
    }

    void delete(QueueUse use) {
        if (state().isDefault()) {
            throw Problem.conflict("This is the default queue. Make another one the default first.");
        }
        long tickets = use.ticketsIn(id());
        if (tickets > 0) {
            throw Problem.conflict(
                    "There are %,d tickets in this queue. Move them to another one first.".formatted(tickets));
        }
        recordDeletion(new QueueEvent.Deleted(state()));
    }
}
