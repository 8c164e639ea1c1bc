package io.klientela.contacts.merge;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose value of a field is kept where two contacts become one. */
public enum Choice {
    /** That of the contact that stays. */
    @JsonProperty("this")
    THIS,

    /** That of the one that is merged into it. */
    @JsonProperty("other")
    OTHER,

    /** Of a list, what either has. */
    @JsonProperty("both")
    BOTH
}
