package io.klientela.ticketing.queue;

import com.mongodb.client.model.Filters;
import io.klientela.events.Topics;
import io.klientela.events.ticketing.BusinessCalendar;
import io.klientela.events.ticketing.OpeningHours;
import io.klientela.events.ticketing.QueueState;
import io.klientela.events.ticketing.ServiceLevel;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import io.klientela.platform.mail.MailDomain;
import io.klientela.platform.start.StartupTask;
import io.klientela.platform.web.Problem;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Sees to it that there is one default queue: ships the first one, and has the others step down when one becomes the
 * default. That happens after the event, because a write changes one aggregate only.
 */
@Component
class DefaultQueue implements StartupTask, Projection {
    /** The same in every instance and installation, so that those that start at the same time make one. */
    static final String ID = "01890a5d-ac96-774b-bcce-b302099a8500";

    static final BusinessCalendar CALENDAR = new BusinessCalendar(
            "Europe/Warsaw",
            IntStream.rangeClosed(1, 5)
                    .mapToObj(day -> new OpeningHours(day, "08:00", "16:00"))
                    .toList(),
            List.of());

    private static final ServiceLevel PROMISES = new ServiceLevel(60, 240, 960);

    private final Aggregates<Queue, QueueState> queues;
    private final MailDomain domain;
    private final Stamps stamps;

    DefaultQueue(Aggregates<Queue, QueueState> queues, MailDomain domain, Stamps stamps) {
        this.queues = queues;
        this.domain = domain;
        this.stamps = stamps;
    }

    @Override
    public void run() {
        if (queues.findAll(Filters.empty()).isEmpty()) {
            try {
                queues.add(Queue.create(first(stamps.now())));
            } catch (DuplicateAggregate e) {
                // Another instance was faster.
            }
        }
    }

    private QueueState first(Stamp stamp) {
        return new QueueState(
                ID,
                "Support",
                domain.address("support"),
                null,
                null,
                CALENDAR,
                PROMISES,
                null,
                null,
                true,
                null,
                stamp.at(),
                stamp.by(),
                stamp.at());
    }

    @Override
    public String name() {
        return "default-queue";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.QUEUES);
    }

    @Override
    public void apply(List<Received> events) {
        queues.findAll(Filters.eq("state.isDefault", true)).stream()
                .sorted(Queues.LAST.reversed())
                .skip(1)
                .forEach(this::stepDown);
    }

    private void stepDown(Queue former) {
        try {
            queues.change(former.id(), former.version(), queue -> queue.stepDown(stamps.now()));
        } catch (Problem e) {
            // One that has changed meanwhile has an event to come, and is judged again then.
            if (e.status() != HttpStatus.PRECONDITION_FAILED) {
                throw e;
            }
        }
    }

    @Override
    public void clear() {
        // Nothing is kept.
    }
}
