package io.klientela.ticketing.conversation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.klientela.events.ticketing.MessageKind;
import io.klientela.events.ticketing.MessageState;
import io.klientela.events.ticketing.TicketState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.ticketing.file.Files;
import io.klientela.ticketing.ticket.Merging;
import io.klientela.ticketing.ticket.Tickets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Carries the messages of a merged ticket over to the other one, step by step: each can be repeated, and a sweep goes on
 * where one was left. Both tickets say what happened.
 */
@Component
class MergeMessages implements Merging {
    private static final Duration LEFT = Duration.ofSeconds(5);
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private final MongoCollection<Document> merges;
    private final Aggregates<Message, MessageState> messages;
    private final Messages read;
    private final Conversations conversations;
    private final Tickets tickets;
    private final Files files;
    private final Clock clock;

    MergeMessages(
            MongoDatabase database,
            Aggregates<Message, MessageState> messages,
            Messages read,
            Conversations conversations,
            Tickets tickets,
            Files files,
            Clock clock) {
        this.merges = database.getCollection("merges");
        this.messages = messages;
        this.read = read;
        this.conversations = conversations;
        this.tickets = tickets;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public void begin(String ticketId, String intoId, Stamp stamp) {
        Document merge = new Document("_id", ticketId)
                .append("intoId", intoId)
                .append("by", stamp.by())
                .append("at", Date.from(stamp.at()));
        merges.replaceOne(Filters.eq("_id", ticketId), merge, new ReplaceOptions().upsert(true));
    }

    @Override
    public void complete(String ticketId) {
        Document merge = merges.find(Filters.eq("_id", ticketId)).first();
        if (merge != null) {
            complete(merge);
        }
    }

    private void complete(Document merge) {
        String id = merge.getString("_id");
        Optional<TicketState> from = tickets.find(id).filter(ticket -> ticket.mergedIntoId() != null);
        Optional<TicketState> into = from.flatMap(ticket -> tickets.current(ticket.id()));
        if (from.isEmpty() || into.isEmpty()) {
            if (merge.getDate("at").toInstant().isBefore(clock.instant().minus(ABANDONED))) {
                merges.deleteOne(Filters.eq("_id", id));
            }
            return;
        }
        Stamp stamp = new Stamp(merge.getDate("at").toInstant(), merge.getString("by"));
        String farewell = DerivedId.of(id, "merged-into");
        for (MessageState message : read.of(id)) {
            if (!message.id().equals(farewell)) {
                messages.change(
                        message.id(),
                        null,
                        moved -> moved.moveTo(into.get().id(), into.get().number(), clock.instant()));
            }
        }
        files.move(id, into.get().id());
        sayGoodbye(farewell, from.get(), into.get(), stamp);
        conversations.add(
                Draft.note(
                                null,
                                "#%d (%s) was merged into this ticket."
                                        .formatted(
                                                from.get().number(), from.get().name()),
                                List.of())
                        .on(
                                DerivedId.of(id, "merged-here"),
                                into.get(),
                                into.get().name(),
                                stamp),
                null,
                false);
        recount(into.get().id(), id, stamp);
        merges.deleteOne(Filters.eq("_id", id));
    }

    /** The merged ticket takes nothing in any more, so this note is only shown on it. */
    private void sayGoodbye(String messageId, TicketState from, TicketState into, Stamp stamp) {
        try {
            messages.add(Message.write(
                    Draft.note(null, "Merged into #%d (%s).".formatted(into.number(), into.name()), List.of())
                            .on(messageId, from, from.name(), stamp)));
        } catch (DuplicateAggregate e) {
            // Said before.
        }
    }

    private void recount(String ticketId, String mergedId, Stamp stamp) {
        List<MessageState> said = read.of(ticketId).stream()
                .filter(message -> message.kind() != MessageKind.NOTE)
                .toList();
        MessageState last = said.isEmpty() ? null : said.getLast();
        tickets.recount(
                ticketId,
                said.size(),
                last == null ? null : last.createdAt(),
                last == null ? null : last.kind() == MessageKind.AGENT ? "agent" : "customer",
                mergedId,
                stamp);
    }

    void sweep() {
        Date before = Date.from(clock.instant().minus(LEFT));
        merges.find(Filters.lt("at", before)).limit(100).into(new ArrayList<>()).forEach(this::complete);
    }
}
