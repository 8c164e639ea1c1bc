package io.klientela.marketing.campaign;

import com.mongodb.client.model.Filters;
import io.klientela.events.Topics;
import io.klientela.events.marketing.CampaignState;
import io.klientela.events.marketing.SegmentState;
import io.klientela.events.marketing.TemplateState;
import io.klientela.marketing.segment.Segments;
import io.klientela.marketing.shared.OwnedByUsers;
import io.klientela.marketing.template.Templates;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import io.klientela.platform.reference.Owner;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Campaigns show what their owners, segments and templates are called now. */
@Component
class CampaignNames implements Projection, OwnedByUsers {
    private final Aggregates<Campaign, CampaignState> campaigns;
    private final Segments segments;
    private final Templates templates;
    private final Stamps stamps;

    CampaignNames(
            Aggregates<Campaign, CampaignState> campaigns, Segments segments, Templates templates, Stamps stamps) {
        this.campaigns = campaigns;
        this.segments = segments;
        this.templates = templates;
        this.stamps = stamps;
    }

    @Override
    public String name() {
        return "campaign-names";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.SEGMENTS, Topics.TEMPLATES);
    }

    @Override
    public void apply(List<Received> events) {
        events.stream()
                .filter(event -> event.type().endsWith(".updated.v1"))
                .map(Received::key)
                .distinct()
                .forEach(id -> {
                    segments.find(id)
                            .map(SegmentState::name)
                            .ifPresent(name -> rename(differs("segmentId", id, "segmentName", name)));
                    templates
                            .find(id)
                            .map(TemplateState::name)
                            .ifPresent(name -> rename(differs("templateId", id, "templateName", name)));
                });
    }

    private void rename(Bson differing) {
        campaigns.changeAll(differing, campaign -> {
            CampaignState state = campaign.state();
            campaign.rename(
                    segments.find(state.segmentId()).map(SegmentState::name).orElse(state.segmentName()),
                    templates.find(state.templateId()).map(TemplateState::name).orElse(state.templateName()),
                    new Owner(state.ownerId(), state.ownerName(), state.teamId()),
                    stamps.now());
        });
    }

    @Override
    public void userIsCalled(String userId, String name) {
        campaigns.changeAll(differs("ownerId", userId, "ownerName", name), campaign -> {
            CampaignState state = campaign.state();
            campaign.rename(
                    state.segmentName(),
                    state.templateName(),
                    new Owner(state.ownerId(), name, state.teamId()),
                    stamps.now());
        });
    }

    private static Bson differs(String idField, String id, String nameField, String name) {
        return Filters.and(Filters.eq("state." + idField, id), Filters.ne("state." + nameField, name));
    }

    /** There is nothing to forget: the names are in the campaigns. */
    @Override
    public void clear() {}
}
