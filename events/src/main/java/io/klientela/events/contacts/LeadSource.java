package io.klientela.events.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a lead came in. */
public enum LeadSource {
    @JsonProperty("form")
    FORM,
    @JsonProperty("api")
    API,
    @JsonProperty("import")
    IMPORT,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("manual")
    MANUAL
}
