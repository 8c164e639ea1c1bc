package io.klientela.events.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody says to an invitation. */
public enum Answer {
    @JsonProperty("needs-action")
    NEEDS_ACTION,
    @JsonProperty("accepted")
    ACCEPTED,
    @JsonProperty("tentative")
    TENTATIVE,
    @JsonProperty("declined")
    DECLINED,
    @JsonProperty("delegated")
    DELEGATED
}
