package io.klientela.bench.metric;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.klientela.bench.load.Turns;
import io.klientela.bench.platform.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** A view dropped and built again from its topic, beside a bulk write of the same documents that are there already. */
final class ProjectionMetric implements Metric {
    private static final int BATCH = 1_000;

    @Override
    public List<Row> measure(Scene scene) {
        MongoCollection<Document> facts =
                scene.mongo().getDatabase("klientela_reporting").getCollection("deal_facts");
        List<Document> documents = facts.find().into(new ArrayList<>());
        Turns<Double> turns = Turns.of(
                scene.rounds(), () -> rebuild(scene, facts, documents.size()), () -> write(scene, facts, documents));
        return List.of(Row.compare(
                        "projection",
                        "deal facts rebuilt from the topic, %,d deals".formatted(documents.size()),
                        "/s",
                        Side.of(turns.ours()),
                        "raw bulkWrite of replacements, %,d at a time".formatted(BATCH),
                        Side.of(turns.floor()))
                .aiming(Goal.ratioAtLeast(0.5)));
    }

    private static double rebuild(Scene scene, MongoCollection<Document> facts, int count) {
        long began = System.nanoTime();
        scene.api().post("/api/v1/operations/reporting/projections/deal-facts/rebuild", Map.of());
        while (facts.estimatedDocumentCount() < count) {
            Api.pause(5);
        }
        return count / ((System.nanoTime() - began) / 1e9);
    }

    private static double write(Scene scene, MongoCollection<Document> facts, List<Document> documents) {
        MongoCollection<Document> scratch = scene.scratch("projection", facts);
        long began = System.nanoTime();
        for (int from = 0; from < documents.size(); from += BATCH) {
            List<WriteModel<Document>> writes = new ArrayList<>();
            for (Document document : documents.subList(from, Math.min(documents.size(), from + BATCH))) {
                writes.add(new ReplaceOneModel<>(
                        Filters.eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true)));
            }
            scratch.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        scratch.drop();
        return documents.size() / seconds;
    }
}
