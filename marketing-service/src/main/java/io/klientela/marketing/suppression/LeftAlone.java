package io.klientela.marketing.suppression;

import io.klientela.events.contacts.ConsentProof;
import io.klientela.events.marketing.MailState;
import io.klientela.events.marketing.SuppressionReason;
import org.jspecify.annotations.Nullable;

/** An address to be left alone, and why. @param purpose of the mail that was answered with it. @param proof of how it was said */
public record LeftAlone(
        String email,
        SuppressionReason reason,
        @Nullable String contactId,
        @Nullable String campaignId,
        @Nullable String note,
        @Nullable String purpose,
        @Nullable ConsentProof proof) {

    /** Because of what became of a mail. @param note what the server or the reader said */
    public static LeftAlone after(MailState mail, SuppressionReason reason, @Nullable String note) {
        return after(mail, reason, note, null);
    }

    /** Like the other one. @param proof of how a person said it */
    public static LeftAlone after(
            MailState mail, SuppressionReason reason, @Nullable String note, @Nullable ConsentProof proof) {
        return new LeftAlone(mail.email(), reason, mail.contactId(), mail.campaignId(), note, mail.purpose(), proof);
    }
}
