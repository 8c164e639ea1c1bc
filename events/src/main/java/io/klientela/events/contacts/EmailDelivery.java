package io.klientela.events.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a mail is that was written here. */
public enum EmailDelivery {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("sent")
    SENT,
    @JsonProperty("failed")
    FAILED
}
