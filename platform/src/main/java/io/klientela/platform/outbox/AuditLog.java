package io.klientela.platform.outbox;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import io.klientela.platform.Json;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every change with its actor. Entries are written by the relay before an event leaves its outbox, so that no change
 * can be without one; the event's id makes a repetition harmless.
 */
public final class AuditLog {
    private final MongoCollection<Document> collection;

    public AuditLog(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    public void createIndexes() {
        collection.createIndex(new Document("recordId", 1).append("sequence", -1));
    }

    Document entry(String resource, String recordId, OutboxEntry event) {
        ObjectNode what = (ObjectNode) Json.mapper().readTree(event.data());
        what.remove("state");
        return new Document("_id", event.id())
                .append("resource", resource)
                .append("recordId", recordId)
                .append("sequence", event.sequence())
                .append("type", event.type())
                .append("at", Date.from(event.at()))
                .append("actor", event.actor())
                .append("what", Document.parse(what.toString()));
    }

    /** That an operator let an event go unpublished. */
    Document skipped(String resource, String recordId, OutboxEntry event, String reason, String actor) {
        return new Document("_id", event.id() + "-skipped")
                .append("resource", resource)
                .append("recordId", recordId)
                .append("sequence", event.sequence())
                .append("type", "klientela.outbox.event-skipped.v1")
                .append("at", Date.from(event.at()))
                .append("actor", actor)
                .append(
                        "what",
                        new Document("event", event.id())
                                .append("type", event.type())
                                .append("reason", reason));
    }

    void append(List<Document> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try {
            collection.insertMany(entries, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            boolean otherThanRepeated =
                    e.getWriteErrors().stream().anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY);
            if (otherThanRepeated) {
                throw e;
            }
        }
    }

    /** The changes of one record, the newest first. */
    public List<Document> of(String recordId, int most) {
        return collection
                .find(Filters.eq("recordId", recordId))
                .sort(Sorts.descending("sequence"))
                .limit(most)
                .into(new ArrayList<>());
    }

    /** The newest changes of any record. */
    public List<Document> newest(int most) {
        return collection.find().sort(Sorts.descending("_id")).limit(most).into(new ArrayList<>());
    }
}
