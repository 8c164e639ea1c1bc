package io.klientela.events.marketing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What may be typed into a field of a form. */
public enum FieldKind {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("textarea")
    TEXTAREA,
    @JsonProperty("choice")
    CHOICE,
    @JsonProperty("checkbox")
    CHECKBOX
}
