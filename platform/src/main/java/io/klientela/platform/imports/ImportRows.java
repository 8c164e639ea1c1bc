package io.klientela.platform.imports;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;

/** The rows of imports that were changed or refused, and those that still wait for what they refer to. */
final class ImportRows {
    private final MongoCollection<Document> rows;

    ImportRows(MongoDatabase database) {
        this.rows = database.getCollection("import_rows");
    }

    void createIndexes() {
        rows.createIndex(Indexes.ascending("importId", "row"));
    }

    /** Keeps what was found out about rows; the same again changes nothing. */
    void save(Collection<RowRecord> records) {
        List<ReplaceOneModel<Document>> writes = records.stream()
                .map(RowRecord::toDocument)
                .map(row ->
                        new ReplaceOneModel<>(Filters.eq(row.getString("_id")), row, new ReplaceOptions().upsert(true)))
                .toList();
        if (!writes.isEmpty()) {
            rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    /** The next rows that wait, in the order of the file. */
    List<RowRecord> waiting(String importId, long after, int limit) {
        return rows.find(Filters.and(
                        Filters.eq("importId", importId),
                        Filters.gt("row", after),
                        Filters.eq("state", RowRecord.WAITING)))
                .sort(Sorts.ascending("row"))
                .limit(limit)
                .map(RowRecord::of)
                .into(new ArrayList<>());
    }

    /** What became of the rows that had to wait, counted anew because a crash may have come between them and the job. */
    Counts late(String importId) {
        Counts counts = Counts.NONE;
        FindIterable<Document> late =
                rows.find(Filters.and(Filters.eq("importId", importId), Filters.eq("late", true)));
        for (Document row : late) {
            boolean changed = row.getString("state").equals(RowRecord.CHANGED);
            counts = counts.with(RowOutcome.Result.valueOf(row.getString("result")), changed);
        }
        return counts;
    }

    /** Every row that was changed or refused, in the order of the file. */
    void report(String importId, Consumer<RowRecord> each) {
        streamed(importId, List.of(RowRecord.CHANGED, RowRecord.REFUSED), each);
    }

    /** Every row that was refused, with its cells. */
    void refused(String importId, Consumer<RowRecord> each) {
        streamed(importId, List.of(RowRecord.REFUSED), each);
    }

    /** Every record of which something could not be taken back. */
    void kept(String importId, Consumer<RowRecord> each) {
        streamed(importId, List.of(ImportUndoRun.KEPT), each);
    }

    /** Forgets what a holder that died had found out about rows that are applied anew. */
    void forgetAfter(String importId, long row) {
        rows.deleteMany(Filters.and(Filters.eq("importId", importId), Filters.gt("row", row)));
    }

    /** Forgets what only the run needed. */
    void tidy(String importId) {
        rows.deleteMany(Filters.and(
                Filters.eq("importId", importId), Filters.in("state", List.of(RowRecord.WAITING, RowRecord.APPLIED))));
    }

    private void streamed(String importId, List<String> states, Consumer<RowRecord> each) {
        rows.find(Filters.and(Filters.eq("importId", importId), Filters.in("state", states)))
                .sort(Sorts.ascending("row"))
                .map(RowRecord::of)
                .forEach(each);
    }
}
