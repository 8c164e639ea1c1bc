package io.klientela.contacts.lead;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a conversion stands: it goes on by itself while it is running, and only by another call where it has failed. */
enum ConversionStatus {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("failed")
    FAILED
}
