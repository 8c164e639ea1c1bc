package io.klientela.bench.metric;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.klientela.bench.load.Worker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.bson.Document;

/** The same work by the raw driver: no permissions, no events, no validation, and a dashboard that counts nothing new. */
final class MixedFloor {
    private static final List<String> WORDS = List.of("nowak", "kowal", "smith", "wisn", "john", "anna", "zaj", "krol");

    private final MongoCollection<Document> contacts;
    private final MongoCollection<Document> scratch;
    private final MongoCollection<Document> facts;
    private final LongFunction<String> ids;
    private final Document like;

    MixedFloor(Scene scene) {
        this.contacts = scene.contactDocuments();
        this.scratch = scene.scratch("mixed", contacts).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.facts = scene.mongo().getDatabase("klientela_reporting").getCollection("deal_facts");
        List<Document> copies = contacts.find().limit(5_000).into(new ArrayList<>());
        this.like = copies.getFirst();
        scratch.insertMany(copies);
        this.ids =
                Scene.drawn(copies.stream().map(copy -> copy.getString("_id")).toList());
    }

    Worker worker() {
        return this::work;
    }

    private boolean work(long number) {
        return switch (Mix.of(number)) {
            case DETAIL -> contacts.find(Filters.eq("_id", ids.apply(number))).first() != null;
            case LIST -> page();
            case SEARCH ->
                !contacts.find(Filters.regex("search", "^" + WORDS.get((int) (number % WORDS.size()))))
                        .limit(20)
                        .into(new ArrayList<>())
                        .isEmpty();
            case CHANGE -> change(ids.apply(number), number);
            case NEW -> scratch.insertOne(WriteMetric.anew(like)).wasAcknowledged();
            case DASHBOARD -> facts.find(Filters.eq("status", "won")).limit(1).first() != null;
        };
    }

    private boolean page() {
        return !contacts.find(Filters.eq("state.country", "PL"))
                .sort(Sorts.descending("state.updatedAt", "_id"))
                .projection(Projections.include("state", "version"))
                .limit(51)
                .into(new ArrayList<>())
                .isEmpty();
    }

    private boolean change(String id, long number) {
        Document found = scratch.find(Filters.eq("_id", id)).first();
        return found != null
                && scratch.updateOne(
                                Filters.eq("_id", id),
                                Updates.combine(
                                        Updates.set("state.jobTitle", "Buyer " + number),
                                        Updates.set("state.updatedAt", Instant.now()),
                                        Updates.inc("version", 1L)))
                        .wasAcknowledged();
    }
}
