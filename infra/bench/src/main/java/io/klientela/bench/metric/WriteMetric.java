package io.klientela.bench.metric;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import io.klientela.bench.load.Outcome;
import io.klientela.bench.load.Request;
import io.klientela.bench.load.Turns;
import io.klientela.bench.load.Worker;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.bson.Document;

/** A new contact that is safe together with its event, beside an insert of the same document with the same indexes. */
final class WriteMetric implements Metric {
    private static final double PER_SECOND = 50;
    private static final int WORKERS = 32;

    @Override
    public List<Row> measure(Scene scene) {
        Document like = scene.contactDocuments().find().first();
        MongoCollection<Document> scratch = scene.scratch("writes", scene.contactDocuments())
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        Turns<Outcome> direct = scene.inTurns(
                () -> post(scene, scene.platform().service("contacts")),
                () -> load(scene, () -> number -> insert(scratch, like)));
        Turns<Outcome> through = scene.inTurns(
                () -> post(scene, scene.platform().url()), () -> load(scene, () -> number -> insert(scratch, like)));
        return List.of(
                row("POST /contacts to the service", direct), row("POST /contacts through the gateway", through));
    }

    private static Row row(String what, Turns<Outcome> turns) {
        return Row.compare(
                        "write",
                        what + " at %.0f/s".formatted(PER_SECOND),
                        "ms p50",
                        Side.of(turns.ours(), outcome -> outcome.millis(50)),
                        "raw insert of the document, w=majority, j",
                        Side.of(turns.floor(), outcome -> outcome.millis(50)))
                .aiming(Goal.ratioAtMost(2.5));
    }

    static Request newContact() {
        String unique = UUID.randomUUID().toString();
        return Request.post("/api/v1/contacts", """
                {"firstName":"Zofia","lastName":"Nowicka","emails":[{"value":"z.%s@firma.example","kind":"work"}],
                 "jobTitle":"Accountant","city":"Gdynia","country":"PL","language":"pl","externalId":"%s"}""".formatted(unique, unique));
    }

    /** A stored contact with another identity, unique fields included. */
    static Document anew(Document like) {
        String unique = UUID.randomUUID().toString();
        Document copy = new Document(like);
        Document state = new Document(like.get("state", Document.class)).append("externalId", unique);
        return copy.append("_id", unique).append("state", state);
    }

    private static Outcome post(Scene scene, URI target) {
        return load(scene, scene.requests(target, number -> newContact()));
    }

    private static Outcome load(Scene scene, java.util.function.Supplier<Worker> worker) {
        return scene.load().open(PER_SECOND, scene.time(), WORKERS, worker);
    }

    private static boolean insert(MongoCollection<Document> scratch, Document like) {
        return scratch.insertOne(anew(like)).wasAcknowledged();
    }
}
