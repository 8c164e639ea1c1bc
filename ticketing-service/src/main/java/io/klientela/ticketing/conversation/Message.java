package io.klientela.ticketing.conversation;

import io.klientela.events.Topics;
import io.klientela.events.ticketing.Delivery;
import io.klientela.events.ticketing.MessageEvent;
import io.klientela.events.ticketing.MessageState;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One message of a ticket. What it says never changes; where it belongs and whether it left does. */
final class Message extends Aggregate<MessageState> {
    static final AggregateType<Message, MessageState> TYPE = AggregateType.of(
                    "message", "messages", Topics.TICKET_MESSAGES, MessageState.class, Message::new)
            .searchedBy(state -> Arrays.asList(state.name(), state.fromName(), state.fromEmail()))
            .indexed("ticketId", "mailId", "delivery", "createdAt");

    private Message(String id) {
        super(id);
    }

    Message(MessageState state, long version) {
        super(state, version);
    }

    static Message write(MessageState state) {
        Message message = new Message(state.id());
        message.record(new MessageEvent.Created(state));
        return message;
    }

    void delivered(Instant at) {
        if (state().delivery() == Delivery.QUEUED) {
            record(new MessageEvent.Delivered(with(Delivery.SENT, at, null, at)));
        }
    }

    /** @param problem what the mail server said */
    void deliveryFailed(String problem, Instant at) {
        if (state().delivery() == Delivery.QUEUED) {
            record(new MessageEvent.DeliveryFailed(with(Delivery.FAILED, null, problem, at), problem));
        }
    }

    private MessageState with(Delivery delivery, @Nullable Instant sentAt, @Nullable String problem, Instant at) {
        return copy(state().ticketId(), state().ticketNumber(), delivery, sentAt, problem, at);
    }

    void moveTo(String ticketId, long ticketNumber, Instant at) {
        String from = state().ticketId();
        if (!from.equals(ticketId)) {
            MessageState now = state();
            record(new MessageEvent.Moved(
                    copy(ticketId, ticketNumber, now.delivery(), now.sentAt(), now.problem(), at), from));
        }
    }

    void delete() {
        recordDeletion(new MessageEvent.Deleted(state()));
    }

    private MessageState copy(
            String ticketId,
            long ticketNumber,
            Delivery delivery,
            @Nullable Instant sentAt,
            @Nullable String problem,
            Instant at) {
        MessageState now = state();
        return new MessageState(
                now.id(),
                now.name(),
                ticketId,
                ticketNumber,
                now.kind(),
                now.fromName(),
                now.fromEmail(),
                now.to(),
                now.text(),
                now.html(),
                now.attachments(),
                now.mailId(),
                now.inReplyTo(),
                delivery,
                sentAt,
                problem,
                now.contactId(),
                now.companyId(),
                now.createdAt(),
                now.createdBy(),
                at);
    }
}
