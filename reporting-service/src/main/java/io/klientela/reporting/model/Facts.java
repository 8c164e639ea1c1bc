package io.klientela.reporting.model;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;

/** The facts about deals, as reports ask for them. */
public final class Facts {
    private final MongoCollection<Document> collection;

    Facts(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Counts and sums the deals that exist, are visible and meet the condition, by the given fields. */
    public List<Cell> count(Visible visible, Bson condition, String... by) {
        Document key = new Document();
        Arrays.stream(by).forEach(field -> key.append(field, "$" + field));
        List<Cell> cells = new ArrayList<>();
        collection
                .aggregate(List.of(
                        Aggregates.match(Filters.and(Filters.eq("deleted", false), visible.filter(), condition)),
                        Aggregates.group(key, Accumulators.sum("count", 1), Accumulators.sum("value", "$amount"))))
                .forEach(group -> cells.add(cell(group)));
        return cells;
    }

    private static Cell cell(Document group) {
        Object value = group.get("value");
        return new Cell(
                group.get("_id", Document.class),
                group.get("count", Number.class).longValue(),
                value instanceof Decimal128 sum ? sum.bigDecimalValue() : BigDecimal.ZERO);
    }
}
