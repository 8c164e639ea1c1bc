package io.klientela.events.identity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a role takes from its holders of one field. */
public enum FieldAccess {
    /** It can be seen, and is not changed by its holders' hands. */
    @JsonProperty("read-only")
    READ_ONLY,
    /** It is as though the record had no such field. */
    @JsonProperty("hidden")
    HIDDEN
}
