package io.klientela.events.ticketing;

import java.time.Instant;

/** One step of a ticket's life: when it came to a status, and by whom. */
public record StatusEntry(TicketStatus status, Instant at, String by) {}
