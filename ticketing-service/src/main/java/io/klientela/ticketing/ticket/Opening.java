package io.klientela.ticketing.ticket;

import io.klientela.events.ticketing.QueueState;
import io.klientela.events.ticketing.TicketChannel;
import io.klientela.events.ticketing.TicketPriority;
import io.klientela.platform.reference.Owner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a new ticket begins with. @param number taken from the counter. */
record Opening(
        long number,
        String name,
        QueueState queue,
        TicketPriority priority,
        TicketChannel channel,
        Customer customer,
        List<String> tags,
        List<String> linkedIds,
        @Nullable String externalId,
        Owner owner) {}
