package io.klientela.events.ticketing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a message left as a mail. */
public enum Delivery {
    @JsonProperty("none")
    NONE,
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("sent")
    SENT,
    @JsonProperty("failed")
    FAILED
}
