package io.klientela.bench.flat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.bench.Failure;
import io.klientela.bench.platform.Api;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/** How far an import is, as its service writes it down. */
final class Progress {
    private static final int POLL_MILLIS = 50;
    private static final List<String> CREATED = List.of("shown", "created");

    private final MongoCollection<Document> imports;
    private final MongoCollection<Document> contacts;
    private final String id;

    Progress(MongoClient mongo, String id) {
        this.imports = mongo.getDatabase("klientela_contacts").getCollection("imports");
        this.contacts = mongo.getDatabase("klientela_contacts").getCollection("contacts");
        this.id = id;
    }

    /** The rows that were applied, and when that was seen. */
    record Mark(long rows, long nanos) {}

    Mark now() {
        Document job = job();
        return new Mark(job.getEmbedded(CREATED, Long.class), System.nanoTime());
    }

    /** Waits until so many rows were applied, where {@code wanted} is all of them until the import is over. */
    Mark await(long wanted, long all) {
        while (true) {
            Document job = job();
            long rows = job.getEmbedded(CREATED, Long.class);
            boolean over = job.getString("status").equals("completed");
            if (rows >= wanted && (wanted < all || over)) {
                return new Mark(rows, System.nanoTime());
            }
            if (over || job.getString("status").equals("failed")) {
                throw new Failure("The import ended early: " + job.toJson());
            }
            Api.pause(POLL_MILLIS);
        }
    }

    /** Contacts whose events are not out yet. */
    long pending() {
        return contacts.countDocuments(Filters.eq("pending", true));
    }

    void awaitEvents() {
        while (pending() > 0) {
            Api.pause(POLL_MILLIS);
        }
    }

    private Document job() {
        return Objects.requireNonNull(imports.find(Filters.eq(id))
                .projection(Projections.include("status", "shown", "problem"))
                .first());
    }
}
