package io.klientela.events.identity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a user may sign in: only an active one does. */
public enum UserStatus {
    /** Known by name, for example from an import, but never invited. */
    @JsonProperty("not-invited")
    NOT_INVITED,
    @JsonProperty("invited")
    INVITED,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("disabled")
    DISABLED
}
