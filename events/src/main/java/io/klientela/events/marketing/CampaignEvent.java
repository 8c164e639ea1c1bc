package io.klientela.events.marketing;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a campaign. */
public sealed interface CampaignEvent extends Event<CampaignState> {

    @EventType("klientela.marketing.campaign.created.v1")
    record Created(CampaignState state) implements CampaignEvent {}

    @EventType("klientela.marketing.campaign.updated.v1")
    record Updated(CampaignState state, Map<String, FieldChange> changes) implements CampaignEvent {}

    @EventType("klientela.marketing.campaign.scheduled.v1")
    record Scheduled(CampaignState state) implements CampaignEvent {}

    @EventType("klientela.marketing.campaign.started.v1")
    record Started(CampaignState state) implements CampaignEvent {}

    @EventType("klientela.marketing.campaign.paused.v1")
    record Paused(CampaignState state) implements CampaignEvent {}

    @EventType("klientela.marketing.campaign.resumed.v1")
    record Resumed(CampaignState state) implements CampaignEvent {}

    @EventType("klientela.marketing.campaign.stopped.v1")
    record Stopped(CampaignState state) implements CampaignEvent {}

    /** Its totals changed; at most once a second. */
    @EventType("klientela.marketing.campaign.progressed.v1")
    record Progressed(CampaignState state) implements CampaignEvent {}

    @EventType("klientela.marketing.campaign.finished.v1")
    record Finished(CampaignState state) implements CampaignEvent {}

    @EventType("klientela.marketing.campaign.deleted.v1")
    record Deleted(CampaignState state) implements CampaignEvent {}
}
