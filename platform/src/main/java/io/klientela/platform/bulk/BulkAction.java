package io.klientela.platform.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be done to many records at once. */
public enum BulkAction {
    @JsonProperty("update")
    UPDATE("update"),
    @JsonProperty("delete")
    DELETE("delete");

    private final String wire;

    BulkAction(String wire) {
        this.wire = wire;
    }

    /** Its name in the API and in permissions. */
    public String wire() {
        return wire;
    }
}
