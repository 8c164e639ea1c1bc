package io.klientela.contacts.quality;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a rule asks of a field. */
public enum RuleKind {
    /** It has a value. */
    @JsonProperty("required")
    REQUIRED,

    /** Each of its values looks like something. */
    @JsonProperty("format")
    FORMAT,

    /** It was set not too long ago. */
    @JsonProperty("fresh")
    FRESH,

    /** It agrees with the other fields. */
    @JsonProperty("consistent")
    CONSISTENT,

    /** No other record has any of its values. */
    @JsonProperty("unique")
    UNIQUE
}
