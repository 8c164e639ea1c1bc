package io.klientela.reporting.model;

import io.klientela.platform.Json;

/** How many people campaigns have reached, and what they did; in each campaign a person counts once. */
public record CampaignTotals(
        long recipients, long sent, long failed, long bounced, long opened, long clicked, long unsubscribed) {
    public static final CampaignTotals NONE = new CampaignTotals(0, 0, 0, 0, 0, 0, 0);

    /** Those of a campaign's fact. */
    public static CampaignTotals of(Fact fact) {
        return Json.mapper().readValue(fact.require("totals"), CampaignTotals.class);
    }

    public CampaignTotals plus(CampaignTotals other) {
        return new CampaignTotals(
                recipients + other.recipients,
                sent + other.sent,
                failed + other.failed,
                bounced + other.bounced,
                opened + other.opened,
                clicked + other.clicked,
                unsubscribed + other.unsubscribed);
    }
}
