package io.klientela.reporting.model;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import io.klientela.events.Topics;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Decimal128;

/** One flat document per deal, ready to be counted and summed. Deleted ones stay, marked, so that nothing revives them. */
final class DealFacts implements Projection {
    private final ReadModel model;

    DealFacts(MongoCollection<Document> collection) {
        model = new ReadModel(collection);
    }

    void createIndexes() {
        model.collection().createIndex(Indexes.ascending("ownerId"));
        model.collection().createIndex(Indexes.ascending("teamId"));
    }

    @Override
    public String name() {
        return "deal-facts";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.DEALS);
    }

    @Override
    public void apply(List<Received> events) {
        model.apply(events, DealFacts::row);
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
                .append("createdAt", Date.from(deal.createdAt()))
                .append("deleted", event.isDeletion());
        if (deal.amount() != null) {
            row.append("amount", new Decimal128(deal.amount().amount()))
                    .append("currency", deal.amount().currency());
        }
        row.values().removeIf(Objects::isNull);
        return row;
    }

    @Override
    public void clear() {
        model.clear();
    }
}
