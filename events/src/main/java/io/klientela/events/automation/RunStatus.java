package io.klientela.events.automation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a run. */
public enum RunStatus {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED,
    /** There was nothing to do: a step whose record lacks what it needs, or a rule whose condition does not hold. */
    @JsonProperty("skipped")
    SKIPPED,
    /** It was kept from acting, as rules may not set one another off for ever. */
    @JsonProperty("suppressed")
    SUPPRESSED
}
