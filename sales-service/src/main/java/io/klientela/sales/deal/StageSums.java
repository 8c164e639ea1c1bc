package io.klientela.sales.deal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Projections;
import io.klientela.events.Money;
import io.klientela.events.sales.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** How many deals there are in each stage, and what they are worth in each currency. @param capped whether that is not all */
record StageSums(List<Group> groups, boolean capped) {
    /** More would make the answer slow, and nobody reads them off a board. */
    private static final int MOST = 100_000;

    record Group(String stageId, @Nullable Money sum, long count) {}

    static StageSums of(MongoCollection<Document> deals, Bson matching) {
        Document key = new Document("stageId", "$stageId").append("currency", "$currency");
        List<Group> groups = deals.aggregate(List.of(
                        Aggregates.match(matching),
                        Aggregates.limit(MOST),
                        Aggregates.project(Projections.fields(
                                Projections.computed("stageId", "$state.stageId"),
                                Projections.computed("amount", "$state.amount.amount"),
                                Projections.computed("currency", "$state.amount.currency"))),
                        Aggregates.group(key, Accumulators.sum("sum", "$amount"), Accumulators.sum("count", 1L))))
                .map(StageSums::group)
                .into(new ArrayList<>());
        return new StageSums(groups, groups.stream().mapToLong(Group::count).sum() == MOST);
    }

    private static Group group(Document document) {
        Document key = document.get("_id", Document.class);
        String currency = key.getString("currency");
        return new Group(
                key.getString("stageId"),
                currency == null ? null : new Money(decimal(document.get("sum")), currency),
                document.get("count", Number.class).longValue());
    }

    private static BigDecimal decimal(@Nullable Object number) {
        return number instanceof Decimal128 decimal
                ? decimal.bigDecimalValue()
                : new BigDecimal(String.valueOf(number));
    }

    long count(Stage stage) {
        return groups.stream()
                .filter(group -> group.stageId().equals(stage.id()))
                .mapToLong(Group::count)
                .sum();
    }

    List<Money> amounts(Stage stage) {
        return groups.stream()
                .filter(group -> group.stageId().equals(stage.id()))
                .map(Group::sum)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Money::currency))
                .toList();
    }
}
