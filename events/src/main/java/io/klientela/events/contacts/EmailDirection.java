package io.klientela.events.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who wrote a mail: they, or one of us. */
public enum EmailDirection {
    @JsonProperty("in")
    IN,
    @JsonProperty("out")
    OUT
}
