package io.klientela.events.identity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose records a permission covers. */
public enum Scope {
    @JsonProperty("own")
    OWN,
    @JsonProperty("team")
    TEAM,
    @JsonProperty("all")
    ALL
}
