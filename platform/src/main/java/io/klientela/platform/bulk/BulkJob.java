package io.klientela.platform.bulk;

import io.klientela.platform.security.Actor;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A bulk change as it is stored.
 *
 * @param change in JSON
 * @param next the number of the first item that is not done; while it is undone, of the first that is not undone
 */
record BulkJob(
        String id,
        String collection,
        BulkAction action,
        String change,
        BulkStatus status,
        long total,
        long next,
        BulkCounts counts,
        int attempts,
        Actor actor,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String problem) {

    static Document queued(
            String id, String collection, BulkAction action, String change, long total, Actor by, Instant now) {
        return new Document("_id", id)
                .append("collection", collection)
                .append("action", action.wire())
                .append("change", change)
                .append("status", BulkStatus.QUEUED.wire())
                .append("total", total)
                .append("next", 0L)
                .append("counts", BulkCounts.NONE.toDocument())
                .append("attempts", 0)
                .append(
                        "actor",
                        new Document("type", by.type())
                                .append("id", by.id())
                                .append("name", by.name())
                                .append("roles", List.copyOf(by.roles()))
                                .append("teamIds", List.copyOf(by.teamIds())))
                .append("createdAt", Date.from(now))
                .append("due", Date.from(now));
    }

    static BulkJob of(Document job) {
        Document actor = job.get("actor", Document.class);
        Date finished = job.getDate("finishedAt");
        return new BulkJob(
                job.getString("_id"),
                job.getString("collection"),
                job.getString("action").equals(BulkAction.DELETE.wire()) ? BulkAction.DELETE : BulkAction.UPDATE,
                job.getString("change"),
                BulkStatus.of(job.getString("status")),
                job.getLong("total"),
                job.getLong("next"),
                BulkCounts.of(job.get("counts", Document.class)),
                job.getInteger("attempts"),
                new Actor(
                        actor.getString("type"),
                        actor.getString("id"),
                        actor.getString("name"),
                        new HashSet<>(actor.getList("roles", String.class)),
                        new HashSet<>(actor.getList("teamIds", String.class))),
                job.getDate("createdAt").toInstant(),
                finished == null ? null : finished.toInstant(),
                job.getString("problem"));
    }
}
