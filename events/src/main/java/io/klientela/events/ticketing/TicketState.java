package io.klientela.events.ticketing;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for help, in full, without its messages.
 *
 * @param name its subject
 * @param number what people call it
 * @param language of the customer, for mails and pages
 * @param lastFrom {@code customer} or {@code agent}
 * @param mergedIntoId the ticket that its messages went to
 * @param linkedIds other tickets that it is about
 * @param messages how many the customer and agents have written
 * @param recentMessageIds the newest messages that it took in, notes too, at most 50
 */
public record TicketState(
        String id,
        String name,
        long number,
        String queueId,
        @Nullable String queueName,
        TicketStatus status,
        TicketPriority priority,
        TicketChannel channel,
        @Nullable String contactId,
        @Nullable String contactName,
        @Nullable String contactEmail,
        @Nullable String companyId,
        @Nullable String companyName,
        @Nullable String language,
        List<String> tags,
        List<String> linkedIds,
        @Nullable String mergedIntoId,
        int messages,
        List<String> recentMessageIds,
        @Nullable Instant lastMessageAt,
        @Nullable String lastFrom,
        TicketTimes times,
        @Nullable Satisfaction satisfaction,
        List<StatusEntry> statusHistory,
        @Nullable String externalId,
        @Nullable String ownerId,
        @Nullable String ownerName,
        @Nullable String teamId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
