package io.klientela.events.ticketing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a ticket hurts. */
public enum TicketPriority {
    @JsonProperty("low")
    LOW,
    @JsonProperty("normal")
    NORMAL,
    @JsonProperty("high")
    HIGH,
    @JsonProperty("urgent")
    URGENT
}
