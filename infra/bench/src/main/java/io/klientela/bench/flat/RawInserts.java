package io.klientela.bench.flat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.klientela.bench.metric.Scene;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** The floor: the documents that were imported, inserted once more by the raw driver, with the same indexes. */
final class RawInserts {
    private static final int AT_A_TIME = 500;

    private final MongoCollection<Document> imported;
    private final MongoCollection<Document> scratch;
    private String last = "";

    RawInserts(MongoClient mongo) {
        this.imported = mongo.getDatabase("klientela_contacts").getCollection("contacts");
        this.scratch = mongo.getDatabase("klientela_bench")
                .getCollection("import_flat")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        Scene.copyIndexes(imported, scratch);
    }

    /** Inserts the next ones in the order of their making. @return the seconds that the inserts took, without the reading */
    double next(long count) {
        long nanos = 0;
        for (long left = count; left > 0; left -= AT_A_TIME) {
            List<Document> documents = imported.find(Filters.gt("_id", last))
                    .sort(Sorts.ascending("_id"))
                    .limit((int) Math.min(AT_A_TIME, left))
                    .into(new ArrayList<>());
            if (documents.isEmpty()) {
                throw new IllegalStateException("%d documents fewer than were imported".formatted(left));
            }
            last = documents.getLast().getString("_id");
            long began = System.nanoTime();
            scratch.insertMany(documents);
            nanos += System.nanoTime() - began;
        }
        return nanos / 1e9;
    }
}
