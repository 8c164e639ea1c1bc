package io.klientela.events.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a lead stands. */
public enum LeadStatus {
    @JsonProperty("new")
    NEW,
    @JsonProperty("working")
    WORKING,
    @JsonProperty("qualified")
    QUALIFIED,
    @JsonProperty("disqualified")
    DISQUALIFIED,
    @JsonProperty("converted")
    CONVERTED
}
