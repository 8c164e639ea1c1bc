package io.klientela.events.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a page of the ledger is about: an address, a telephone number, or a contact where there is neither. */
public enum ConsentSubject {
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("contact")
    CONTACT
}
