package io.klientela.events.contacts;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is filed under the contacts and leads whom it is from or to. What it says beyond its beginning is asked of the
 * API, which knows who may read it.
 *
 * @param name its subject
 * @param threadId the same for all mails of a conversation
 * @param at when it was written
 * @param excerpt its beginning; null where it is confidential
 * @param holders the users whose mailboxes it was found in, or who wrote it here
 * @param confidential whether others than its holders may see no more than its subject and time
 * @param messageId with its brackets; null where it came without
 * @param references the {@code Message-ID}s that it answers, the nearest first
 * @param delivery of one that was written here
 * @param problem why it did not leave
 * @param possibleDuplicate whether it may have left twice, as its sending was interrupted
 */
public record EmailState(
        String id,
        String name,
        EmailDirection direction,
        String threadId,
        Instant at,
        @Nullable EmailParty from,
        List<EmailParty> to,
        List<EmailParty> cc,
        List<EmailContact> contacts,
        List<String> leadIds,
        @Nullable String excerpt,
        List<EmailFile> files,
        List<String> holders,
        boolean confidential,
        @Nullable String messageId,
        List<String> references,
        @Nullable EmailDelivery delivery,
        @Nullable String problem,
        @Nullable Boolean possibleDuplicate,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
