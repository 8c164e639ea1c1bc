package io.klientela.contacts.lead;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a step; a waiting one with a problem is tried again. */
enum StepStatus {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("skipped")
    SKIPPED,
    @JsonProperty("failed")
    FAILED
}
