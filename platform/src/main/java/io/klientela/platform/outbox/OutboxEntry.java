package io.klientela.platform.outbox;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An event as it waits in its aggregate's document. It is written once, so that every delivery of it is the same bytes.
 *
 * @param id the event's id
 * @param sequence the aggregate's version after it
 * @param data its JSON
 * @param origin who did it how, and what it changed: for the audit log, never a part of the event
 */
public record OutboxEntry(
        String id,
        String type,
        long sequence,
        Instant at,
        String actor,
        String traceparent,
        String data,
        @Nullable Document origin) {

    public Document toDocument() {
        Document document = new Document("id", id)
                .append("type", type)
                .append("seq", sequence)
                .append("at", Date.from(at))
                .append("actor", actor)
                .append("trace", traceparent)
                .append("data", data);
        return origin == null ? document : document.append("origin", origin);
    }

    public static OutboxEntry of(Document document) {
        return new OutboxEntry(
                document.getString("id"),
                document.getString("type"),
                document.getLong("seq"),
                document.getDate("at").toInstant(),
                document.getString("actor"),
                document.getString("trace"),
                document.getString("data"),
                document.get("origin", Document.class));
    }

    /** About how many bytes it takes in its document. */
    public int size() {
        return data.length() + 200 + (origin == null ? 0 : 300);
    }
}
