package io.klientela.events.ticketing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a ticket was opened. */
public enum TicketChannel {
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("web")
    WEB,
    @JsonProperty("api")
    API,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("chat")
    CHAT
}
