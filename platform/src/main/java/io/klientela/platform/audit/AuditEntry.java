package io.klientela.platform.audit;

import io.klientela.platform.query.Fields;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One change as the log tells it.
 *
 * @param position its place in the service's log, from 0
 * @param sequence the record's version after it
 * @param address where the request came from, where there was one
 * @param what what else the event says
 * @param hash of the entry, by which the next one names it
 */
public record AuditEntry(
        String id,
        long position,
        Instant at,
        String type,
        String resource,
        String recordId,
        @Nullable String recordName,
        long sequence,
        String actor,
        @Nullable String actorName,
        @Nullable String client,
        @Nullable String address,
        @Nullable String agent,
        @Nullable String reason,
        @Nullable String trace,
        List<Change> changes,
        @Nullable Object what,
        String previous,
        String hash) {

    /** One value that changed; absent where there was, or is, none. */
    public record Change(
            String field, @Nullable Object before, @Nullable Object after) {}

    /** What lists of entries are filtered and sorted by. */
    private record Stored(
            long position,
            Instant at,
            String type,
            String resource,
            String recordId,
            long sequence,
            String actor,
            String client,
            String trace,
            String previous,
            String hash,
            String digest,
            Content content) {}

    private record Content(String recordName, String actorName, String address, String reason) {}

    static final Fields FIELDS = Fields.flat(Stored.class)
            .alias("recordName", "content.recordName")
            .alias("actorName", "content.actorName")
            .alias("reason", "content.reason")
            .build();

    static AuditEntry of(Document entry) {
        Document content = entry.get(Entries.CONTENT, Document.class);
        Document what = new Document(content.get("what", new Document()));
        what.remove(Entries.CHANGES);
        return new AuditEntry(
                entry.getString("_id"),
                entry.getLong(Entries.POSITION),
                entry.getDate("at").toInstant(),
                entry.getString("type"),
                entry.getString("resource"),
                entry.getString("recordId"),
                content.getString("recordName"),
                entry.getLong("sequence"),
                entry.getString("actor"),
                content.getString("actorName"),
                entry.getString("client"),
                content.getString("address"),
                content.getString("agent"),
                content.getString("reason"),
                entry.getString("trace"),
                content.getList(Entries.CHANGES, Document.class, List.of()).stream()
                        .map(change -> new Change(change.getString("field"), change.get("before"), change.get("after")))
                        .toList(),
                what.isEmpty() ? null : what,
                entry.getString(Entries.PREVIOUS),
                entry.getString(Entries.HASH));
    }
}
