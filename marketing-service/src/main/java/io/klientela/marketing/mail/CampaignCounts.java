package io.klientela.marketing.mail;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.klientela.events.marketing.CampaignTotals;
import io.klientela.events.marketing.MailState;
import io.klientela.platform.aggregate.Aggregates;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Counts what became of a campaign's mails, by index: nothing is added up that could be added twice. */
@Component
public class CampaignCounts {
    private static final Date EVER = Date.from(Instant.EPOCH);

    private final MongoCollection<Document> mails;

    CampaignCounts(Aggregates<Mail, MailState> mails) {
        this.mails = mails.collection();
    }

    /** @param refused who may not get it for its purpose */
    public CampaignTotals of(String campaignId, long recipients, long refused) {
        return new CampaignTotals(
                recipients,
                having(campaignId, "sentAt"),
                mails.countDocuments(
                        Filters.and(Filters.eq("state.campaignId", campaignId), Filters.eq("state.status", "failed"))),
                having(campaignId, "bouncedAt"),
                having(campaignId, "openedAt"),
                having(campaignId, "clickedAt"),
                having(campaignId, "unsubscribedAt"),
                refused == 0 ? null : refused);
    }

    private long having(String campaignId, String time) {
        return mails.countDocuments(
                Filters.and(Filters.eq("state.campaignId", campaignId), Filters.gt("state." + time, EVER)));
    }
}
