package io.klientela.platform.imports;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
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
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What each batch of an import was about to write, kept before it was: for its undoing, and for exact counts after a crash. */
final class ImportChanges {
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

    void save(Batch batch) {
        changes.replaceOne(
                Filters.eq(key(batch)),
                new Document("_id", key(batch))
                        .append("importId", batch.importId())
                        .append("batch", batch.batch())
                        .append(
                                "entries",
                                batch.entries().stream()
                                        .map(ImportChanges::toDocument)
                                        .toList()),
                new ReplaceOptions().upsert(true));
    }

    private static String key(Batch batch) {
        return "%s:%010d".formatted(batch.importId(), batch.batch());
    }

    /** What an attempt that a crash ended was about to write. */
    List<Journal.Entry> of(String importId, long batch) {
        Document found = changes.find(Filters.and(Filters.eq("importId", importId), Filters.eq("batch", batch)))
                .first();
        return found == null ? List.of() : batchOf(found).entries();
    }

    /** How many batches there are from a number on. */
    long countSince(String importId, long batch) {
        return changes.countDocuments(Filters.and(Filters.eq("importId", importId), Filters.gte("batch", batch)));
    }

    /** The last batch before another one; null where there is none. */
    @Nullable
    Batch before(String importId, long batch) {
        Document found = changes.find(Filters.and(Filters.eq("importId", importId), Filters.lt("batch", batch)))
                .sort(Sorts.descending("batch"))
                .first();
        return found == null ? null : batchOf(found);
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

    private static Batch batchOf(Document document) {
        return new Batch(
                document.getString("importId"),
                document.getLong("batch"),
                document.getList("entries", Document.class).stream()
                        .map(ImportChanges::entryOf)
                        .toList());
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
