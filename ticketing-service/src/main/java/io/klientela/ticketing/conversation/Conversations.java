package io.klientela.ticketing.conversation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.klientela.events.ticketing.MessageState;
import io.klientela.events.ticketing.TicketState;
import io.klientela.events.ticketing.TicketStatus;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.StateMapper;
import io.klientela.platform.web.Problem;
import io.klientela.ticketing.ticket.Tickets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Adds messages to tickets. A message and its ticket are two documents: what is to be written is noted first, then each is
 * written in a way that can be repeated, then the note goes. What was left in between is taken up by a sweep.
 */
@Component
public class Conversations {
    private static final Logger log = LoggerFactory.getLogger(Conversations.class);

    /** A note this old belongs to nobody who is still at it. */
    private static final Duration LEFT = Duration.ofSeconds(5);

    /** Nobody comes any more to make the ticket that this one is for. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private static final int MOST_ATTEMPTS = 5;

    private final MongoCollection<Document> notes;
    private final Aggregates<Message, MessageState> messages;
    private final Tickets tickets;
    private final StateMapper mapper;
    private final Clock clock;

    Conversations(
            MongoDatabase database,
            Aggregates<Message, MessageState> messages,
            Tickets tickets,
            StateMapper mapper,
            Clock clock) {
        this.notes = database.getCollection("message_intake");
        this.messages = messages;
        this.tickets = tickets;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * Notes that a message is to be added, which {@link #complete} then does.
     *
     * @param then the ticket's status after it; as it follows from who wrote where absent
     * @param automatic whether a machine wrote it
     */
    public void begin(MessageState message, @Nullable TicketStatus then, boolean automatic) {
        Document note = new Document("_id", message.id())
                .append("ticketId", message.ticketId())
                .append("message", mapper.write(message))
                .append("then", then == null ? null : StateMapper.wireName(then))
                .append("automatic", automatic)
                .append("at", Date.from(clock.instant()));
        notes.replaceOne(Filters.eq("_id", message.id()), note, new ReplaceOptions().upsert(true));
    }

    /** Adds a message whose ticket is there. */
    public void add(MessageState message, @Nullable TicketStatus then, boolean automatic) {
        begin(message, then, automatic);
        complete(message.id());
    }

    /** Carries out what was noted of a message, as far as it is not done yet. */
    public void complete(String messageId) {
        Document note = notes.find(Filters.eq("_id", messageId)).first();
        if (note != null) {
            complete(note);
        }
    }

    private void complete(Document note) {
        MessageState message = mapper.read(MessageState.class, note.get("message", Document.class));
        String status = note.getString("then");
        TicketStatus then = status == null ? null : TicketStatus.valueOf(status.toUpperCase(Locale.ROOT));
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<TicketState> ticket = tickets.current(message.ticketId());
            if (ticket.isEmpty()) {
                if (note.getDate("at").toInstant().isBefore(clock.instant().minus(ABANDONED))) {
                    notes.deleteOne(Filters.eq("_id", message.id()));
                }
                return;
            }
            MessageState written = write(message, ticket.get());
            try {
                tickets.take(written.ticketId(), written, then, note.getBoolean("automatic", false));
                notes.deleteOne(Filters.eq("_id", message.id()));
                return;
            } catch (Problem e) {
                // It was merged or deleted in this moment: the next look tells.
                if (e.status() != HttpStatus.CONFLICT && e.status() != HttpStatus.NOT_FOUND) {
                    throw e;
                }
            }
        }
    }

    private MessageState write(MessageState message, TicketState ticket) {
        try {
            Message added = Message.write(message);
            added.moveTo(ticket.id(), ticket.number(), message.createdAt());
            return messages.add(added).state();
        } catch (DuplicateAggregate e) {
            return messages.change(
                            message.id(), null, known -> known.moveTo(ticket.id(), ticket.number(), clock.instant()))
                    .state();
        }
    }

    void sweep() {
        Instant before = clock.instant().minus(LEFT);
        List<Document> left =
                notes.find(Filters.lt("at", Date.from(before))).limit(500).into(new ArrayList<>());
        for (Document note : left) {
            try {
                complete(note);
            } catch (Problem e) {
                log.warn("message {} is taken up again: {}", note.getString("_id"), e.detail());
            }
        }
    }

    public Optional<MessageState> find(String messageId) {
        return messages.find(messageId).map(Message::state);
    }
}
