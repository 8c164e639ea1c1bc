package io.klientela.events.automation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a run. */
public enum RunStatus {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED
}
