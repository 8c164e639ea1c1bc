package io.klientela.ticketing.ticket;

import io.klientela.events.ticketing.TicketState;
import io.klientela.platform.aggregate.Stamp;

/** Writes what a new ticket is about: noted before the ticket exists, carried out after. */
public interface FirstMessage {
    void begin(TicketState ticket, String text, Stamp stamp);

    void complete(String ticketId);
}
