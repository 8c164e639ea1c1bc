package io.klientela.events.marketing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a mail is sent. */
public enum MailKind {
    @JsonProperty("campaign")
    CAMPAIGN,
    @JsonProperty("transactional")
    TRANSACTIONAL
}
