package io.klientela.reporting.model;

import com.mongodb.client.MongoCollection;
import io.klientela.events.Topics;
import io.klientela.platform.consume.Received;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Decimal128;

/** What is kept of each deal. */
final class DealFacts {

    static final String TABLE = "deal-facts";
    /** What reports ask for. */
    static final List<String> FIELDS = List.of(
            "status",
            "stageId",
            "stage",
            "pipelineId",
            "probability",
            "ownerId",
            "ownerName",
            "teamId",
            "closedOn",
            "closedIn",
            "amount",
            "currency");

    private DealFacts() {}

    static FactTable in(MongoCollection<Document> collection, ModelVersion version) {
        return FactTable.of(TABLE, Topics.DEALS, collection, version, DealFacts::row);
    }

    private static Document row(Received event) {
        Deal deal = event.state(Deal.class);
        LocalDate closedOn = deal.closedOn();
        Document row = new Document("status", deal.status().name())
                .append("stageId", deal.stageId())
                .append("stage", deal.stage())
                .append("pipelineId", deal.pipelineId())
                .append("probability", deal.probability())
                .append("ownerId", deal.ownerId())
                .append("ownerName", deal.ownerName())
                .append("teamId", deal.teamId())
                .append("engagedOn", Objects.toString(deal.engagedOn(), null))
                .append("closedOn", Objects.toString(closedOn, null))
                .append(
                        "closedIn",
                        closedOn == null ? null : YearMonth.from(closedOn).toString())
                .append("createdAt", Date.from(deal.createdAt()));
        if (deal.amount() != null) {
            row.append("amount", new Decimal128(deal.amount().amount()))
                    .append("currency", deal.amount().currency());
        }
        return row;
    }
}
