package io.klientela.events.marketing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why nothing is sent to an address. */
public enum SuppressionReason {
    @JsonProperty("unsubscribed")
    UNSUBSCRIBED,
    @JsonProperty("bounced")
    BOUNCED,
    @JsonProperty("complained")
    COMPLAINED,
    @JsonProperty("manual")
    MANUAL
}
