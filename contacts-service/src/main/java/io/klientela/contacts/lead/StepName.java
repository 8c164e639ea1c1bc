package io.klientela.contacts.lead;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The steps of a conversion, in order; each may be repeated. */
enum StepName {
    @JsonProperty("company")
    COMPANY,
    @JsonProperty("contact")
    CONTACT,
    @JsonProperty("deal")
    DEAL,
    @JsonProperty("lead")
    LEAD
}
