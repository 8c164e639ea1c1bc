package io.klientela.ticketing.ticket;

import io.klientela.platform.aggregate.Stamp;

/** Moves the messages of a merged ticket: noted before the ticket is merged, carried out after. */
public interface Merging {
    void begin(String ticketId, String intoId, Stamp stamp);

    void complete(String ticketId);
}
