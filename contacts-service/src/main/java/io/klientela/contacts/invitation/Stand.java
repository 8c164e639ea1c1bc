package io.klientela.contacts.invitation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.klientela.contacts.invitation.Invitations.Invitation;

/** How far the mails to a guest are. */
enum Stand {
    /** One is to leave, as soon as the mail server takes it. */
    @JsonProperty("waiting")
    WAITING,
    /** They know what is to be known. */
    @JsonProperty("sent")
    SENT,
    /** They know that it is off for them. */
    @JsonProperty("cancelled")
    CANCELLED,
    /** The last mail could not be sent. */
    @JsonProperty("failed")
    FAILED;

    static Stand of(Invitation invitation) {
        if (invitation.problem() != null) {
            return FAILED;
        } else if (invitation.waiting()) {
            return WAITING;
        }
        return invitation.wanted().method().equals(Word.CANCEL) ? CANCELLED : SENT;
    }
}
