package io.klientela.platform.imports;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.klientela.events.FieldChange;
import io.klientela.platform.aggregate.Journal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What each batch of an import was about to write, kept before it was: for its undoing, and for exact counts after a crash.
 * A batch comes in parts: one for each write that was to be made, or more where they would be too large to be stored.
 */
final class ImportChanges {
    /** In characters. */
    private static final long LARGEST_PART = 4_000_000;

    private final MongoDatabase database;
    private final MongoCollection<Document> changes;

    /** @param batch the first row of it */
    record Batch(String importId, long batch, List<Journal.Entry> entries) {}

    ImportChanges(MongoDatabase database) {
        this.database = database;
        this.changes = database.getCollection("import_changes");
    }

    void createIndexes() {
        changes.createIndex(Indexes.ascending("importId", "batch"));
    }

    /**
     * Keeps what is about to be written.
     *
     * @param attempt to apply the batch: what a later one says of a record counts
     * @param part how many of this attempt were kept before
     * @return how many parts there are now
     */
    int add(Batch batch, int attempt, int part) {
        List<Document> entries = new ArrayList<>();
        long size = 0;
        int next = part;
        for (Journal.Entry entry : batch.entries()) {
            Document document = toDocument(entry);
            entries.add(document);
            size += sizeOf(document);
            if (size > LARGEST_PART) {
                save(batch, attempt, next++, entries);
                entries.clear();
                size = 0;
            }
        }
        if (!entries.isEmpty()) {
            save(batch, attempt, next++, entries);
        }
        return next;
    }

    private void save(Batch batch, int attempt, int part, List<Document> entries) {
        String id = "%s:%010d:%d:%d".formatted(batch.importId(), batch.batch(), attempt, part);
        changes.replaceOne(
                Filters.eq(id),
                new Document("_id", id)
                        .append("importId", batch.importId())
                        .append("batch", batch.batch())
                        .append("attempt", attempt)
                        .append("part", part)
                        .append("entries", entries),
                new ReplaceOptions().upsert(true));
    }

    /** About as many characters as its values have. */
    private static long sizeOf(@Nullable Object value) {
        return switch (value) {
            case null -> 1;
            case CharSequence text -> text.length();
            case Map<?, ?> fields ->
                fields.entrySet().stream()
                        .mapToLong(field -> sizeOf(field.getKey()) + sizeOf(field.getValue()))
                        .sum();
            case Collection<?> items ->
                items.stream().mapToLong(ImportChanges::sizeOf).sum();
            default -> 10;
        };
    }

    /** How often it was begun to apply a batch. */
    int attempts(String importId, long batch) {
        Document last = changes.find(of(importId, batch))
                .projection(Projections.include("attempt"))
                .sort(Sorts.descending("attempt"))
                .first();
        return last == null ? 0 : last.getInteger("attempt", 0) + 1;
    }

    /** What attempts that a crash ended were about to write, in that order. */
    List<Journal.Entry> entries(String importId, long batch) {
        NavigableMap<Integer, List<Journal.Entry>> attempts = new TreeMap<>();
        changes.find(of(importId, batch))
                .sort(Sorts.ascending("attempt", "part"))
                .batchSize(2)
                .forEach(part -> attempts.computeIfAbsent(part.getInteger("attempt", 0), any -> new ArrayList<>())
                        .addAll(part.getList("entries", Document.class).stream()
                                .map(ImportChanges::entryOf)
                                .toList()));
        Set<String> later = new HashSet<>();
        for (List<Journal.Entry> entries : attempts.descendingMap().values()) {
            entries.removeIf(entry -> later.contains(entry.id()));
            entries.forEach(entry -> later.add(entry.id()));
        }
        return attempts.values().stream().flatMap(List::stream).toList();
    }

    private static Bson of(String importId, long batch) {
        return Filters.and(Filters.eq("importId", importId), Filters.eq("batch", batch));
    }

    /** The last batch before another one; null where there is none. */
    @Nullable
    Batch before(String importId, long batch) {
        Long last = last(importId, batch);
        return last == null ? null : new Batch(importId, last, entries(importId, last));
    }

    /** The number of the last batch before another one; null where there is none. */
    @Nullable
    Long last(String importId, long before) {
        Document found = changes.find(Filters.and(Filters.eq("importId", importId), Filters.lt("batch", before)))
                .projection(Projections.include("batch"))
                .sort(Sorts.descending("batch"))
                .first();
        return found == null ? null : found.getLong("batch");
    }

    /** Those of some records that are there. */
    Set<String> existing(String collection, Collection<String> ids) {
        Set<String> found = new HashSet<>();
        database.getCollection(collection)
                .find(Filters.and(Filters.in("_id", ids), Filters.exists("deletedAt", false)))
                .projection(new Document("_id", 1))
                .forEach(document -> found.add(document.getString("_id")));
        return found;
    }

    private static Document toDocument(Journal.Entry entry) {
        Document document = new Document("collection", entry.collection())
                .append("id", entry.id())
                .append("created", entry.created());
        if (entry.created()) {
            return document;
        }
        List<Document> fields = new ArrayList<>();
        entry.changes()
                .forEach((field, change) -> fields.add(new Document("field", field)
                        .append("before", change.before())
                        .append("after", change.after())));
        return document.append("fields", fields);
    }

    private static Journal.Entry entryOf(Document entry) {
        Map<String, FieldChange> fields = new LinkedHashMap<>();
        if (!entry.getBoolean("created")) {
            entry.getList("fields", Document.class)
                    .forEach(field -> fields.put(
                            field.getString("field"), new FieldChange(field.get("before"), field.get("after"))));
        }
        return new Journal.Entry(
                entry.getString("collection"), entry.getString("id"), entry.getBoolean("created"), fields);
    }
}
