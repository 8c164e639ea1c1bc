package io.klientela.reporting.model;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;

/**
 * The facts about one kind of record, as reports ask for them. They are grouped here and not by the store: the embedded store is
 * slower at a {@code $group} of many facts than at handing out the few fields that it is about.
 */
public final class Facts {
    /** A report reads most facts: in few round trips. */
    private static final int BATCH = 10_000;

    private static final String AMOUNT = "amount";

    private final MongoCollection<Document> collection;

    Facts(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Counts and sums the records that exist, are visible and meet the condition, by the given fields. */
    public List<Cell> count(Visible visible, Bson condition, String... by) {
        List<String> fields = new ArrayList<>(List.of(by));
        fields.add(AMOUNT);
        Map<Document, Cell> cells = new HashMap<>();
        each(visible, condition, fields, fact -> {
            Cell cell = cell(fact, by);
            cells.merge(cell.by(), cell, Cell::plus);
        });
        return List.copyOf(cells.values());
    }

    /** The given fields of each record that exists, is visible and meets the condition. */
    public void each(Visible visible, Bson condition, List<String> fields, Consumer<Document> use) {
        collection
                .find(Filters.and(Filters.eq("deleted", false), visible.filter(), condition))
                .projection(Projections.fields(Projections.excludeId(), Projections.include(fields)))
                .batchSize(BATCH)
                .forEach(use);
    }

    private static Document key(Document fact, String... by) {
        Document key = new Document();
        for (String field : by) {
            key.append(field, fact.get(field));
        }
        return key;
    }

    private static Cell cell(Document fact, String... by) {
        Decimal128 amount = fact.get(AMOUNT, Decimal128.class);
        return new Cell(key(fact, by), 1, amount == null ? BigDecimal.ZERO : amount.bigDecimalValue());
    }
}
