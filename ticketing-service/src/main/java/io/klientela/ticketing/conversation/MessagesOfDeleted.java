package io.klientela.ticketing.conversation;

import com.mongodb.client.model.Filters;
import io.klientela.events.Topics;
import io.klientela.events.ticketing.MessageState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Has the messages of a deleted ticket go with it. */
@Component
class MessagesOfDeleted implements Projection {
    private final Aggregates<Message, MessageState> messages;

    MessagesOfDeleted(Aggregates<Message, MessageState> messages) {
        this.messages = messages;
    }

    @Override
    public String name() {
        return "messages-of-deleted";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.TICKETS);
    }

    @Override
    public void apply(List<Received> events) {
        events.stream()
                .filter(Received::isDeletion)
                .forEach(event -> messages.changeAll(Filters.eq("state.ticketId", event.key()), Message::delete));
    }

    /** Nothing is kept. */
    @Override
    public void clear() {}
}
