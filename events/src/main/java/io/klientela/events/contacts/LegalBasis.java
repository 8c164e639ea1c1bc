package io.klientela.events.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What lets a company write to a person (article 6 GDPR). */
public enum LegalBasis {
    @JsonProperty("consent")
    CONSENT,
    @JsonProperty("contract")
    CONTRACT,
    @JsonProperty("legitimate-interest")
    LEGITIMATE_INTEREST,
    @JsonProperty("legal-obligation")
    LEGAL_OBLIGATION
}
