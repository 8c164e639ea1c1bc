package io.klientela.events.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What was, or is to be, done with a customer. */
public enum ActivityKind {
    @JsonProperty("call")
    CALL,
    @JsonProperty("meeting")
    MEETING,
    @JsonProperty("note")
    NOTE,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("task")
    TASK
}
