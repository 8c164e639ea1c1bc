package io.klientela.contacts.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of an entry of a calendar file. */
enum Outcome {
    @JsonProperty("created")
    CREATED,
    @JsonProperty("updated")
    UPDATED,
    @JsonProperty("unchanged")
    UNCHANGED,
    @JsonProperty("refused")
    REFUSED
}
