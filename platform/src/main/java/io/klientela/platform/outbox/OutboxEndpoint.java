package io.klientela.platform.outbox;

import io.klientela.platform.audit.Entries;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operators see of the outboxes, and how they skip an event that cannot be published. */
@RestController
@RequestMapping("/api/v1/operations/${klientela.service}")
public class OutboxEndpoint {
    private static final int MOST = 200;

    private final Map<String, Outbox> outboxes;
    private final AuditLog audit;
    private final Access access;

    OutboxEndpoint(Outboxes outboxes, AuditLog audit, Access access) {
        this.outboxes = outboxes.byCollection();
        this.audit = audit;
        this.access = access;
    }

    record Waiting(
            String collection,
            String id,
            int events,
            @Nullable String firstEvent,
            @Nullable Instant since,
            @Nullable String cause) {}

    record WaitingList(List<Waiting> items) {}

    @GetMapping("/outbox")
    WaitingList waiting() {
        access.require("operations", "read");
        return new WaitingList(outboxes.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().waiting(MOST).stream().map(document -> waiting(entry.getKey(), document)))
                .toList());
    }

    private static Waiting waiting(String collection, Document document) {
        List<Document> entries = document.getList(OutboxFields.ENTRIES, Document.class, List.of());
        OutboxEntry first = entries.isEmpty() ? null : OutboxEntry.of(entries.getFirst());
        Document failure = document.get(OutboxFields.FAILURE, Document.class);
        return new Waiting(
                collection,
                document.getString("_id"),
                entries.size(),
                first == null ? null : first.id(),
                first == null ? null : first.at(),
                failure == null ? null : failure.getString("cause"));
    }

    /** @param event the id of the event that is to be skipped: it must still be the first */
    record Skip(String event, String reason) {}

    @PostMapping("/outbox/{collection}/{id}/skip")
    void skip(@PathVariable String collection, @PathVariable String id, @RequestBody Skip skip) {
        access.require("operations", "update");
        Outbox outbox = outboxes.get(collection);
        OutboxEntry skipped = outbox == null ? null : outbox.skip(id, skip.event());
        if (skipped == null) {
            throw Problem.conflict(
                    "The event %s is not the first in the outbox of %s %s.".formatted(skip.event(), collection, id));
        }
        audit.append(List.of(audit.skipped(
                collection, id, skipped, skip.reason(), CurrentActor.get().wire())));
    }

    record AuditEntry(
            String id,
            String resource,
            String recordId,
            long sequence,
            String type,
            Instant at,
            String actor,
            Object what) {
        static AuditEntry of(Document document) {
            Document content = document.get(Entries.CONTENT, Document.class);
            return new AuditEntry(
                    document.getString("_id"),
                    document.getString("resource"),
                    document.getString("recordId"),
                    document.getLong("sequence"),
                    document.getString("type"),
                    document.get("at", Date.class).toInstant(),
                    document.getString("actor"),
                    content.get("what", Document.class));
        }
    }

    record AuditTrail(List<AuditEntry> items) {}

    @GetMapping("/audit")
    AuditTrail audit() {
        access.require("operations", "read");
        return new AuditTrail(audit.newest(MOST).stream().map(AuditEntry::of).toList());
    }
}
