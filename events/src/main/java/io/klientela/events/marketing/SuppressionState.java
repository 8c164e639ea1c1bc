package io.klientela.events.marketing;

import io.klientela.events.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that no campaign is sent to.
 *
 * @param name the address, in lower case
 * @param campaignId the campaign that it came from
 */
public record SuppressionState(
        String id,
        String name,
        SuppressionReason reason,
        @Nullable String contactId,
        @Nullable String campaignId,
        @Nullable String note,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
