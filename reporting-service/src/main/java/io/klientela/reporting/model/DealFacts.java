package io.klientela.reporting.model;

import com.mongodb.client.MongoCollection;
import io.klientela.events.Topics;
import io.klientela.platform.consume.Received;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Date;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Decimal128;

/** What is kept of each deal. */
final class DealFacts {

    private DealFacts() {}

    static FactTable in(MongoCollection<Document> collection) {
        return FactTable.of("deal-facts", Topics.DEALS, collection, DealFacts::row);
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
