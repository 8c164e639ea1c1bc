package io.klientela.events.marketing;

/** How many people a campaign has reached, and what they did; each person counts once. */
public record CampaignTotals(
        long recipients, long sent, long failed, long bounced, long opened, long clicked, long unsubscribed) {}
