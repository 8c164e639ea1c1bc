package io.klientela.events.identity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a review decides about somebody's role. */
public enum AccessDecision {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("keep")
    KEEP,
    @JsonProperty("revoke")
    REVOKE
}
