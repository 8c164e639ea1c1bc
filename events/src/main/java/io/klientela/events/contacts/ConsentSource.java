package io.klientela.events.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an entry came into the ledger. */
public enum ConsentSource {
    @JsonProperty("form")
    FORM,
    @JsonProperty("import")
    IMPORT,
    @JsonProperty("user")
    USER,
    @JsonProperty("preference-centre")
    PREFERENCE_CENTRE,
    @JsonProperty("api")
    API,
    @JsonProperty("unsubscribe-link")
    UNSUBSCRIBE_LINK,
    @JsonProperty("complaint")
    COMPLAINT,
    @JsonProperty("suppression")
    SUPPRESSION
}
