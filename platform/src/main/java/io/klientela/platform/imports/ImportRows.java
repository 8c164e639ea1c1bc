package io.klientela.platform.imports;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The rows of imports that were changed or refused, and those that still wait for what they refer to. */
final class ImportRows {
    private static final int PAGE = 500;
    /** So that even rows of the greatest length that is kept fit into one answer of the store. */
    private static final int PAGE_WITH_CELLS = 20;

    private final MongoCollection<Document> rows;

    ImportRows(MongoDatabase database) {
        this.rows = database.getCollection("import_rows");
    }

    void createIndexes() {
        rows.createIndex(Indexes.ascending("importId", "row"));
        rows.createIndex(Indexes.ascending("importId", "state", "row"));
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

    /** The next rows that wait, in the order of the file; fewer than the limit where they are long. */
    List<RowRecord> waiting(String importId, long after, int limit) {
        List<RowRecord> waiting = new ArrayList<>();
        long size = 0;
        try (MongoCursor<Document> found = find(importId, Filters.eq("state", RowRecord.WAITING), after)
                .limit(limit)
                .batchSize(PAGE_WITH_CELLS)
                .iterator()) {
            while (found.hasNext() && size <= ImportRun.LARGEST_BATCH) {
                RowRecord row = RowRecord.of(found.next());
                waiting.add(row);
                size += row.asRow().size();
            }
        }
        return waiting;
    }

    /** What became of the rows that had to wait, counted anew because a crash may have come between them and the job. */
    Counts late(String importId) {
        return withoutCells(importId, Filters.eq("late", true))
                .reduce(
                        Counts.NONE,
                        (counts, row) -> counts.with(row.result(), row.state().equals(RowRecord.CHANGED)),
                        Counts::plus);
    }

    /** Every row that was changed or refused, in the order of the file. */
    void report(String importId, Consumer<RowRecord> each) {
        withoutCells(importId, Filters.in("state", RowRecord.CHANGED, RowRecord.REFUSED))
                .forEach(each);
    }

    /** Every row that was refused, with its cells. */
    void refused(String importId, Consumer<RowRecord> each) {
        paged(importId, Filters.eq("state", RowRecord.REFUSED), PAGE_WITH_CELLS, new Document())
                .forEach(each);
    }

    /** Every record of which something could not be taken back. */
    void kept(String importId, Consumer<RowRecord> each) {
        withoutCells(importId, Filters.eq("state", ImportUndoRun.KEPT)).forEach(each);
    }

    /** Forgets what a holder that died had found out about rows that are applied anew. */
    void forgetAfter(String importId, long row) {
        delete(importId, Filters.gt("row", row));
    }

    /** Forgets what only the run needed. */
    void tidy(String importId) {
        delete(importId, Filters.eq("state", RowRecord.WAITING));
        delete(importId, Filters.eq("state", RowRecord.APPLIED));
    }

    /** A page at a time, for the same reason. */
    private void delete(String importId, Bson which) {
        List<String> ids;
        do {
            ids = rows.find(Filters.and(Filters.eq("importId", importId), which))
                    .projection(Projections.include("_id"))
                    .limit(PAGE)
                    .map(row -> row.getString("_id"))
                    .into(new ArrayList<>());
            rows.deleteMany(Filters.in("_id", ids));
        } while (ids.size() == PAGE);
    }

    private Stream<RowRecord> withoutCells(String importId, Bson which) {
        return paged(importId, which, PAGE, Projections.exclude("cells"));
    }

    /** Page by page, as the embedded store answers a query with all it finds at once. */
    private Stream<RowRecord> paged(String importId, Bson which, int size, Bson fields) {
        LongFunction<List<RowRecord>> page = after -> find(importId, which, after)
                .limit(size)
                .projection(fields)
                .map(RowRecord::of)
                .into(new ArrayList<>());
        return Stream.iterate(
                        page.apply(Long.MIN_VALUE),
                        former -> !former.isEmpty(),
                        former -> page.apply(former.getLast().row()))
                .flatMap(List::stream);
    }

    private FindIterable<Document> find(String importId, Bson which, long after) {
        return rows.find(Filters.and(Filters.eq("importId", importId), which, Filters.gt("row", after)))
                .sort(Sorts.ascending("row"));
    }
}
