package io.klientela.events.identity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a review has come. */
public enum AccessReviewStatus {
    /** Its lines are being written down. */
    @JsonProperty("preparing")
    PREPARING,
    @JsonProperty("open")
    OPEN,
    /** Everything is decided, and nothing changes any more. */
    @JsonProperty("signed")
    SIGNED,
    @JsonProperty("cancelled")
    CANCELLED
}
