package io.klientela.events.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a field that an administrator has defined holds. */
public enum CustomFieldKind {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("money")
    MONEY,
    @JsonProperty("date")
    DATE,
    @JsonProperty("choice")
    CHOICE,
    @JsonProperty("multi-choice")
    MULTI_CHOICE,
    @JsonProperty("link")
    LINK
}
