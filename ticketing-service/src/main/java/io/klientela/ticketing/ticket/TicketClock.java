package io.klientela.ticketing.ticket;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.events.ticketing.TicketState;
import io.klientela.events.ticketing.TicketStatus;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.web.Problem;
import io.klientela.ticketing.TicketingSettings;
import io.klientela.ticketing.queue.Queues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Says when a promise is due or broken, and closes what was solved long ago. When to look is on the ticket itself, and
 * what was said too: a restart misses nothing, and of several instances only the first one says it.
 */
@Component
class TicketClock {
    private static final Logger log = LoggerFactory.getLogger(TicketClock.class);
    private static final int BATCH = 500;

    private final Aggregates<Ticket, TicketState> tickets;
    private final Queues queues;
    private final Stamps stamps;
    private final TicketingSettings settings;

    TicketClock(Aggregates<Ticket, TicketState> tickets, Queues queues, Stamps stamps, TicketingSettings settings) {
        this.tickets = tickets;
        this.queues = queues;
        this.stamps = stamps;
        this.settings = settings;
    }

    void tick() {
        Instant now = stamps.now().at();
        each(Filters.lte("state.times.nextCheckAt", Date.from(now)), ticket -> {
            Stamp stamp = stamps.now();
            ticket.check(queues.of(ticket.state().queueId()), stamp);
        });
        Bson solvedLongAgo = Filters.and(
                Filters.eq("state.status", "solved"),
                Filters.lte("state.updatedAt", Date.from(now.minus(settings.closeAfter()))));
        each(solvedLongAgo, ticket -> {
            if (ticket.state().status() == TicketStatus.SOLVED) {
                ticket.moveTo(TicketStatus.CLOSED, queues.of(ticket.state().queueId()), stamps.now());
            }
        });
    }

    private void each(Bson filter, Consumer<Ticket> command) {
        List<String> ids = new ArrayList<>();
        tickets.collection()
                .find(Filters.and(filter, Filters.exists("deletedAt", false)))
                .projection(Projections.include("_id"))
                .limit(BATCH)
                .map((Document document) -> document.getString("_id"))
                .into(ids);
        for (String id : ids) {
            try {
                tickets.change(id, null, command);
            } catch (Problem e) {
                // Gone meanwhile, or too busy now: it is looked at again. One ticket never stops the clock.
                if (e.status() != HttpStatus.NOT_FOUND) {
                    log.warn("ticket {} is looked at again: {}", id, e.detail());
                }
            }
        }
    }
}
