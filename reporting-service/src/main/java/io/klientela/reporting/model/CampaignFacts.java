package io.klientela.reporting.model;

import com.mongodb.client.MongoCollection;
import io.klientela.events.Topics;
import io.klientela.platform.Json;
import io.klientela.platform.consume.Received;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What is kept of each campaign. */
final class CampaignFacts {

    static final String TABLE = "campaign-facts";
    /** What reports ask for. */
    static final List<String> FIELDS =
            List.of("id", "name", "status", "startedAt", "startedOn", "totals", "ownerId", "teamId");

    private CampaignFacts() {}

    /** What reports need of a campaign's published state. */
    record Campaign(
            String id,
            String name,
            String status,
            @Nullable Instant startedAt,
            @Nullable CampaignTotals totals,
            @Nullable String ownerId,
            @Nullable String teamId) {

        /** An event without these is not a campaign's: it becomes a dead letter instead of a wrong number. */
        Campaign {
            Objects.requireNonNull(id, "the campaign has no id");
            Objects.requireNonNull(name, "the campaign has no name");
            Objects.requireNonNull(status, "the campaign has no status");
        }
    }

    static FactTable in(MongoCollection<Document> collection, ModelVersion version) {
        return FactTable.of(TABLE, Topics.CAMPAIGNS, collection, version, CampaignFacts::row);
    }

    private static Document row(Received event) {
        Campaign campaign = event.state(Campaign.class);
        Instant startedAt = campaign.startedAt();
        CampaignTotals totals = campaign.totals() == null ? CampaignTotals.NONE : campaign.totals();
        return new Document("id", campaign.id())
                .append("name", campaign.name())
                .append("status", campaign.status())
                .append("startedAt", startedAt == null ? null : startedAt.toString())
                .append("startedOn", startedAt == null ? null : Days.day(startedAt))
                .append("totals", Json.mapper().writeValueAsString(totals))
                .append("ownerId", campaign.ownerId())
                .append("teamId", campaign.teamId());
    }
}
