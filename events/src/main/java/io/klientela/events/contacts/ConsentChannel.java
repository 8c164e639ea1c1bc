package io.klientela.events.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a person is reached. */
public enum ConsentChannel {
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("sms")
    SMS,
    @JsonProperty("post")
    POST
}
