package io.klientela.marketing.campaign;

import io.klientela.events.marketing.SegmentState;
import io.klientela.events.marketing.TemplateState;
import io.klientela.platform.reference.Owner;
import org.jspecify.annotations.Nullable;

/** An input whose references are known to exist. */
record CampaignContent(
        CampaignInput input,
        @Nullable String segmentName,
        @Nullable String templateName,
        Owner owner) {

    static CampaignContent of(CampaignInput input, SegmentState segment, TemplateState template, Owner owner) {
        return new CampaignContent(input, segment.name(), template.name(), owner);
    }
}
