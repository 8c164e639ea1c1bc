package io.klientela.events.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How sure it is that something takes place. */
public enum ActivityStatus {
    @JsonProperty("tentative")
    TENTATIVE,
    @JsonProperty("confirmed")
    CONFIRMED,
    @JsonProperty("cancelled")
    CANCELLED
}
