package io.klientela.platform.web;

import io.klientela.platform.audit.Entries;
import io.klientela.platform.security.HistoryFields;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One change of a record, as its audit trail tells it. */
public record HistoryEntry(
        String id,
        String type,
        Instant at,
        String actor,
        long sequence,
        @Nullable Object changes) {

    static HistoryEntry of(Document entry) {
        Document what = entry.get(Entries.CONTENT, Document.class).get("what", Document.class);
        return new HistoryEntry(
                entry.getString("_id"),
                entry.getString("type"),
                entry.get("at", Date.class).toInstant(),
                entry.getString("actor"),
                entry.getLong("sequence"),
                what == null ? null : what.getOrDefault("changes", what));
    }

    /** Without what tells of these fields. */
    HistoryEntry without(Set<String> hidden) {
        return changes instanceof Document told
                ? new HistoryEntry(id, type, at, actor, sequence, HistoryFields.without(hidden, told))
                : this;
    }
}
