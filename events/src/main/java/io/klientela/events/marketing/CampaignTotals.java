package io.klientela.events.marketing;

import org.jspecify.annotations.Nullable;

/**
 * How many people a campaign has reached, and what they did; each person counts once.
 *
 * @param refused to whom nothing may be sent for its purpose; null where there is nobody
 */
public record CampaignTotals(
        long recipients,
        long sent,
        long failed,
        long bounced,
        long opened,
        long clicked,
        long unsubscribed,
        @Nullable Long refused) {}
