package io.klientela.events.marketing;

import io.klientela.events.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail to everybody in a segment.
 *
 * @param subject in place of the template's
 * @param perMinute how many mails may leave in a minute; null for as fast as the server takes them
 * @param reason why it was stopped or paused by itself
 * @param purpose the key of what it is for; null for {@code newsletter}
 */
public record CampaignState(
        String id,
        String name,
        CampaignStatus status,
        String segmentId,
        @Nullable String segmentName,
        String templateId,
        @Nullable String templateName,
        @Nullable String subject,
        @Nullable String fromName,
        @Nullable String fromAddress,
        @Nullable String replyTo,
        @Nullable Integer perMinute,
        @Nullable Instant scheduledAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String reason,
        CampaignTotals totals,
        @Nullable String ownerId,
        @Nullable String ownerName,
        @Nullable String teamId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        @Nullable String purpose)
        implements State {}
