package io.klientela.reporting.model;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * The facts about one kind of record, as reports ask for them. Each instance holds them in memory from the first question on, and
 * before each answer reads those that were written since: a report reads most facts, and most of them did not change.
 */
public final class Facts {
    private static final int BATCH = 10_000;
    private static final String AMOUNT = "amount";

    private final MongoCollection<Document> collection;
    private final ModelVersion version;
    private final String table;
    private final Map<String, Integer> places;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Fact> held = new HashMap<>();
    /** One of each value, since a few owners, stages and months are those of all facts. */
    private final Map<Object, Object> values = new HashMap<>();

    private @Nullable Trail seen;

    /** @param table the name of the projection that keeps them. @param fields that reports ask for */
    Facts(MongoCollection<Document> collection, ModelVersion version, String table, List<String> fields) {
        this.collection = collection;
        this.version = version;
        this.table = table;
        this.places = Fact.places(fields);
    }

    /** Counts and sums the records that exist, are visible and meet the condition, by the given fields. */
    public List<Cell> count(Visible visible, Predicate<Fact> condition, String... by) {
        Map<String, Integer> fields = Fact.places(List.of(by));
        List<Integer> from = fields.keySet().stream().map(this::place).toList();
        Map<Fact, Cell> cells = new HashMap<>();
        each(visible, condition, fact -> {
            Object amount = fact.get(AMOUNT);
            Fact shared = fact.narrowed(fields, from);
            cells.merge(
                    shared, new Cell(shared, 1, amount == null ? BigDecimal.ZERO : (BigDecimal) amount), Cell::plus);
        });
        return List.copyOf(cells.values());
    }

    private Integer place(String field) {
        Integer place = places.get(field);
        if (place == null) {
            throw new IllegalArgumentException("facts have no " + field);
        }
        return place;
    }

    /** Each record that exists, is visible and meets the condition. */
    public void each(Visible visible, Predicate<Fact> condition, Consumer<Fact> use) {
        catchUp();
        Predicate<Fact> asked = visible.condition().and(condition);
        lock.readLock().lock();
        try {
            held.values().stream().filter(asked).forEach(use);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What is written after the trail was read leaves a longer one, and so is read with the next answer. */
    private void catchUp() {
        lock.writeLock().lock();
        try {
            Trail now = version.trail(table);
            List<String> batches = seen == null ? null : now.since(seen);
            if (batches == null) {
                held.clear();
                values.clear();
                hold(Filters.eq(FactTable.DELETED, false));
            } else if (!batches.isEmpty()) {
                hold(Filters.in(FactTable.BATCH, batches));
            }
            seen = now;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void hold(Bson which) {
        for (Document row : collection.find(which).batchSize(BATCH)) {
            if (row.getBoolean(FactTable.DELETED, false)) {
                held.remove(row.getString("_id"));
            } else {
                held.put(row.getString("_id"), fact(row));
            }
        }
    }

    private Fact fact(Document row) {
        List<@Nullable Object> found = new ArrayList<>(places.size());
        places.keySet().forEach(field -> found.add(value(row.get(field))));
        return new Fact(places, found.toArray());
    }

    private @Nullable Object value(@Nullable Object stored) {
        if (stored == null) {
            return null;
        }
        Object value = stored instanceof Decimal128 decimal ? decimal.bigDecimalValue() : stored;
        Object same = values.putIfAbsent(value, value);
        return same == null ? value : same;
    }
}
