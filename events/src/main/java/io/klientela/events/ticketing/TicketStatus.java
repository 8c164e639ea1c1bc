package io.klientela.events.ticketing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a ticket stands: open waits for us, pending for the customer. */
public enum TicketStatus {
    @JsonProperty("new")
    NEW,
    @JsonProperty("open")
    OPEN,
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("solved")
    SOLVED,
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("merged")
    MERGED
}
