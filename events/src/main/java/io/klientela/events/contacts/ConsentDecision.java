package io.klientela.events.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an entry of the ledger says; a requested one counts for nothing until it is confirmed. */
public enum ConsentDecision {
    @JsonProperty("requested")
    REQUESTED,
    @JsonProperty("given")
    GIVEN,
    @JsonProperty("withdrawn")
    WITHDRAWN
}
