package io.klientela.events.marketing;

import io.klientela.events.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one person: the ledger entry that is written before it is sent.
 *
 * @param name its subject
 * @param messageId its {@code Message-ID}
 * @param possibleDuplicate whether the process ended between handing it over and hearing the answer, so that it was sent again
 * @param problem what the mail server said, or why it must not be sent
 * @param purpose the key of what it is for
 */
public record MailState(
        String id,
        String name,
        MailKind kind,
        MailStatus status,
        @Nullable String campaignId,
        @Nullable String campaignName,
        @Nullable String templateId,
        @Nullable String contactId,
        @Nullable String contactName,
        String email,
        String messageId,
        boolean possibleDuplicate,
        @Nullable Instant sentAt,
        @Nullable Instant openedAt,
        int opens,
        @Nullable Instant clickedAt,
        int clicks,
        @Nullable Instant unsubscribedAt,
        @Nullable Instant bouncedAt,
        @Nullable String problem,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        @Nullable String purpose)
        implements State {}
