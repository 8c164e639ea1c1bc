package io.klientela.marketing.person;

import io.klientela.platform.consume.Received;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What is kept of a ticket. */
record TicketRow(
        String status, @Nullable String contactId, @Nullable Rating satisfaction, Instant createdAt) {

    record Rating(int score) {}

    static Document of(Received event) {
        TicketRow ticket = event.state(TicketRow.class);
        return new Document("status", ticket.status)
                .append("contactIds", ticket.contactId == null ? List.of() : List.of(ticket.contactId))
                .append("score", ticket.satisfaction == null ? null : ticket.satisfaction.score())
                .append("createdAt", Date.from(ticket.createdAt))
                .append("deleted", event.isDeletion() || ticket.status.equals("merged"));
    }
}
