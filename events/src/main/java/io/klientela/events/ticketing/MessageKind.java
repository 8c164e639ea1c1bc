package io.klientela.events.ticketing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who wrote to whom: a customer to us, an agent to the customer, or a colleague to colleagues. */
public enum MessageKind {
    @JsonProperty("customer")
    CUSTOMER,
    @JsonProperty("agent")
    AGENT,
    @JsonProperty("note")
    NOTE
}
