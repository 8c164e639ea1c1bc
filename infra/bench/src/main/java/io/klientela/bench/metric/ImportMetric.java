package io.klientela.bench.metric;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import io.klientela.bench.data.Customers;
import io.klientela.bench.load.Turns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;

/** A file of new contacts from the upload to its last row: checked, compared with what is there, stored with events. */
final class ImportMetric implements Metric {
    private static final int LEAST = 4_000;
    private static final int MOST = 20_000;
    private static final int BATCH = 500;

    @Override
    public List<Row> measure(Scene scene) {
        int rows = Math.clamp(scene.contacts() / 5, LEAST, MOST);
        Customers customers = new Customers(new Random(23), scene.contacts() / 10);
        Document like = scene.contactDocuments().find().first();
        Turns<Double> turns = new Turns<>(new ArrayList<>(), new ArrayList<>());
        upload(scene, customers, "W", LEAST);
        for (int round = 0; round < scene.rounds(); round++) {
            turns.ours().add(upload(scene, customers, "R%dx".formatted(round), rows));
            turns.floor().add(insert(scene, like, rows));
        }
        return List.of(Row.compare(
                        "import",
                        "%,d new contacts from a file, one in a hundred rows twice".formatted(rows),
                        "rows/s",
                        Side.of(turns.ours()),
                        "raw insertMany, %d at a time, same indexes".formatted(BATCH),
                        Side.of(turns.floor()))
                .aiming(Goal.ratioAtLeast(0.5)));
    }

    private static double upload(Scene scene, Customers customers, String prefix, int rows) {
        Path file = scene.folder().resolve("import-%s.csv".formatted(prefix));
        customers.writeContacts(file, prefix, rows, 100);
        long began = System.nanoTime();
        var done = scene.api().imported("contacts", "demo-contacts", file);
        double seconds = (System.nanoTime() - began) / 1e9;
        if (done.path("rows").path("created").asInt(0) != rows) {
            throw new IllegalStateException("an import did not create its rows: " + done);
        }
        return rows / seconds;
    }

    private static double insert(Scene scene, Document like, int rows) {
        MongoCollection<Document> scratch = scene.scratch("imports", scene.contactDocuments())
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        List<List<Document>> batches = new ArrayList<>();
        for (int from = 0; from < rows; from += BATCH) {
            List<Document> batch = new ArrayList<>();
            for (int i = from; i < Math.min(rows, from + BATCH); i++) {
                batch.add(WriteMetric.anew(like));
            }
            batches.add(batch);
        }
        long began = System.nanoTime();
        batches.forEach(scratch::insertMany);
        double seconds = (System.nanoTime() - began) / 1e9;
        scratch.drop();
        return rows / seconds;
    }
}
