package io.klientela.platform.outbox;

import com.mongodb.client.MongoCollection;
import io.klientela.platform.Json;
import io.klientela.platform.Trace;
import io.klientela.platform.audit.Chain;
import io.klientela.platform.audit.Entries;
import io.klientela.platform.audit.Events;
import io.klientela.platform.audit.Origin;
import io.klientela.platform.security.CurrentActor;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every change with its actor. Entries are written by the relay before an event leaves its outbox, so that no change
 * can be without one; the event's id makes a repetition harmless.
 */
public final class AuditLog {
    private final Chain chain;

    public AuditLog(MongoCollection<Document> collection) {
        this.chain = new Chain(collection);
    }

    public Chain chain() {
        return chain;
    }

    public void createIndexes() {
        chain.createIndexes();
    }

    Document entry(String resource, String recordId, OutboxEntry event) {
        ObjectNode data = (ObjectNode) Json.mapper().readTree(event.data());
        Document origin = event.origin() == null ? new Document() : new Document(event.origin());
        Document header = header(resource, recordId, event, event.type(), event.actor());
        Object client = origin.remove("client");
        if (client != null) {
            header.append("client", client);
        }
        return Entries.draft(header, Events.content(data, origin));
    }

    /** That an operator let an event go unpublished. */
    Document skipped(String resource, String recordId, OutboxEntry event, String reason, String actor) {
        Document header = header(resource, recordId, event, "klientela.outbox.event-skipped.v1", actor)
                .append("_id", event.id() + "-skipped");
        return Entries.draft(
                header,
                new Document("reason", reason)
                        .append(
                                "what",
                                new Document("event", event.id())
                                        .append("type", event.type())
                                        .append("reason", reason)));
    }

    private static Document header(String resource, String recordId, OutboxEntry event, String type, String actor) {
        return new Document("_id", event.id())
                .append("resource", resource)
                .append("recordId", recordId)
                .append("sequence", event.sequence())
                .append("type", type)
                .append("at", Date.from(event.at()))
                .append("actor", actor)
                .append("trace", event.traceparent());
    }

    /**
     * Writes down a decision about what is no aggregate, before it is carried out: who, and from where, is known from the
     * code that runs now.
     *
     * @param id the same however often it is tried
     * @param what the decision says, as {@link Events#decided} takes it
     */
    public void decided(String id, String resource, String recordId, String type, Instant at, Document what) {
        Document origin = Origin.current().toDocument();
        Document header = new Document("_id", id)
                .append("resource", resource)
                .append("recordId", recordId)
                .append("sequence", 0L)
                .append("type", type)
                .append("at", Date.from(at))
                .append("actor", CurrentActor.get().wire())
                .append("trace", Trace.current());
        Object client = origin.remove("client");
        if (client != null) {
            header.append("client", client);
        }
        append(List.of(Entries.draft(header, Events.decided(what, origin))));
    }

    void append(List<Document> entries) {
        chain.append(entries);
    }

    /** The changes of one record, the newest first. */
    public List<Document> of(String recordId, int most) {
        return chain.of(recordId, most);
    }

    /** The changes of several records, in the order in which they happened. */
    public List<Document> ofAll(Collection<String> recordIds) {
        return chain.ofAll(recordIds);
    }

    /** The newest changes of any record. */
    public List<Document> newest(int most) {
        return chain.newest(most);
    }
}
