package io.klientela.marketing.campaign;

import io.klientela.platform.consent.Refusal;
import io.klientela.platform.consent.Refusal.Missing;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who does not get a campaign's mail.
 *
 * @param missing what would have to be there; null where the address is suppressed
 * @param reason a sentence that names purpose, channel and what is missing
 */
record RefusedRecipient(
        String contactId,
        @Nullable String name,
        String email,
        @Nullable Missing missing,
        String reason,
        Instant at) {
    private static final String SUPPRESSED = "Nothing is sent to this address: it is suppressed.";

    /** What is kept of it. @param refusal null where the address is suppressed */
    static Document stored(@Nullable Refusal refusal, Instant at) {
        return new Document(
                        "missing", refusal == null ? null : refusal.missing().name())
                .append("reason", refusal == null ? SUPPRESSED : refusal.text())
                .append("at", java.util.Date.from(at));
    }

    static RefusedRecipient of(Document recipient) {
        Document refusal = recipient.get("refusal", Document.class);
        String missing = refusal.getString("missing");
        return new RefusedRecipient(
                recipient.getString("contactId"),
                recipient.getString("name"),
                recipient.getString("email"),
                missing == null ? null : Missing.valueOf(missing),
                refusal.getString("reason"),
                refusal.getDate("at").toInstant());
    }
}
