package io.klientela.events.marketing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a mail. */
public enum MailStatus {
    @JsonProperty("sending")
    SENDING,
    @JsonProperty("sent")
    SENT,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("bounced")
    BOUNCED
}
