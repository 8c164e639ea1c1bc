package io.klientela.events.automation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What makes a rule look. */
public enum TriggerKind {
    @JsonProperty("event")
    EVENT,
    @JsonProperty("schedule")
    SCHEDULE
}
