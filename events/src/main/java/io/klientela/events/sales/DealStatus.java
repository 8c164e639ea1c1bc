package io.klientela.events.sales;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a deal stands, whatever the stages of its pipeline are called. */
public enum DealStatus {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("won")
    WON,
    @JsonProperty("lost")
    LOST
}
