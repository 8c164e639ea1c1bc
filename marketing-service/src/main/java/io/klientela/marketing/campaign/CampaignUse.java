package io.klientela.marketing.campaign;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.klientela.marketing.segment.SegmentUse;
import io.klientela.marketing.template.TemplateUse;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Counts the campaigns that hold on to a segment or a template: those that are not over. */
@Component
class CampaignUse implements SegmentUse, TemplateUse {
    private final MongoCollection<Document> campaigns;

    CampaignUse(MongoDatabase database) {
        this.campaigns = database.getCollection(Campaign.TYPE.collection());
    }

    @Override
    public long campaignsTo(String segmentId) {
        return count("state.segmentId", segmentId);
    }

    @Override
    public long campaignsWith(String templateId) {
        return count("state.templateId", templateId);
    }

    private long count(String field, String id) {
        return campaigns.countDocuments(Filters.and(
                Filters.eq(field, id),
                Filters.in("state.status", List.of("draft", "scheduled", "sending", "paused")),
                Filters.exists("deletedAt", false)));
    }
}
