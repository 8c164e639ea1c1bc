package io.klientela.reporting.model;

import com.mongodb.client.MongoCollection;
import io.klientela.events.Topics;
import io.klientela.platform.consume.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What is kept of each lead. */
final class LeadFacts {

    static final String TABLE = "lead-facts";
    /** What reports ask for. */
    static final List<String> FIELDS =
            List.of("status", "source", "origin", "ownerId", "teamId", "minutesToAssign", "createdOn", "createdIn");

    private LeadFacts() {}

    /** What reports need of a lead's published state. */
    record Lead(
            String status,
            String source,
            @Nullable String sourceName,
            @Nullable Attribution attribution,
            @Nullable String ownerId,
            @Nullable String teamId,
            @Nullable Instant assignedAt,
            Instant createdAt) {
        record Attribution(@Nullable String source) {}

        /** An event without these is not a lead's: it becomes a dead letter instead of a wrong number. */
        Lead {
            Objects.requireNonNull(status, "the lead has no status");
            Objects.requireNonNull(source, "the lead has no source");
            Objects.requireNonNull(createdAt, "the lead has no createdAt");
        }
    }

    static FactTable in(MongoCollection<Document> collection, ModelVersion version) {
        return FactTable.of(TABLE, Topics.LEADS, collection, version, LeadFacts::row);
    }

    private static Document row(Received event) {
        Lead lead = event.state(Lead.class);
        String campaignSource =
                lead.attribution() == null ? null : lead.attribution().source();
        return new Document("status", lead.status())
                .append("source", lead.source())
                .append("origin", campaignSource == null ? lead.sourceName() : campaignSource)
                .append("ownerId", lead.ownerId())
                .append("teamId", lead.teamId())
                .append(
                        "minutesToAssign",
                        lead.assignedAt() == null
                                ? null
                                : Duration.between(lead.createdAt(), lead.assignedAt())
                                        .toMinutes())
                .append("createdOn", Days.day(lead.createdAt()))
                .append("createdIn", Days.month(lead.createdAt()));
    }
}
