package io.klientela.ticketing.conversation;

import io.klientela.events.ticketing.TicketState;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.ticketing.ticket.FirstMessage;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class WriteFirst implements FirstMessage {
    private static final String FIRST = "first";

    private final Conversations conversations;

    WriteFirst(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public void begin(TicketState ticket, String text, Stamp stamp) {
        conversations.begin(
                Draft.ofCustomer(ticket, text, List.of())
                        .on(DerivedId.of(ticket.id(), FIRST), ticket, ticket.name(), stamp),
                null,
                false);
    }

    @Override
    public void complete(String ticketId) {
        conversations.complete(DerivedId.of(ticketId, FIRST));
    }
}
