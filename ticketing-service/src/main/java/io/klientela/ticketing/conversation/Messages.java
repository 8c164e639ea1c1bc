package io.klientela.ticketing.conversation;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.klientela.events.ticketing.MessageState;
import io.klientela.platform.aggregate.Aggregates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The messages as the rest of the service sees them. */
@Component
public class Messages {
    private static final int MOST_SHOWN = 500;

    private final Aggregates<Message, MessageState> messages;

    Messages(Aggregates<Message, MessageState> messages) {
        this.messages = messages;
    }

    /** Oldest first; of a very long conversation the newest 500. */
    public List<MessageState> of(String ticketId) {
        List<MessageState> found = new ArrayList<>();
        messages.collection()
                .find(Filters.and(Filters.eq("state.ticketId", ticketId), Filters.exists("deletedAt", false)))
                .projection(Projections.include("state"))
                .sort(Sorts.descending("state.createdAt", "_id"))
                .limit(MOST_SHOWN)
                .forEach(document -> found.add(messages.stateOf(document)));
        return found.reversed();
    }

    /** Those that have one of these {@code Message-ID}s. */
    public List<MessageState> withMailIds(Collection<String> mailIds) {
        return messages.findAll(Filters.in("state.mailId", mailIds)).stream()
                .map(Message::state)
                .sorted(Comparator.comparing(MessageState::createdAt).reversed())
                .toList();
    }

    /** The ids of what is to leave as mail. */
    public List<String> queued(int limit) {
        return messages.collection()
                .find(Filters.and(Filters.eq("state.delivery", "queued"), Filters.exists("deletedAt", false)))
                .projection(Projections.include("_id"))
                .limit(limit)
                .map((Document document) -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    public void delivered(String id, Instant at) {
        messages.change(id, null, message -> message.delivered(at));
    }

    /** @param problem what the mail server said */
    public void deliveryFailed(String id, String problem, Instant at) {
        messages.change(id, null, message -> message.deliveryFailed(problem, at));
    }
}
