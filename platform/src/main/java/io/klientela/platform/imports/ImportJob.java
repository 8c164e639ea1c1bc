package io.klientela.platform.imports;

import io.klientela.platform.audit.Via;
import io.klientela.platform.security.Actor;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is stored.
 *
 * @param lastRow up to where the file was applied
 * @param readToEnd only rows that wait for something are left
 * @param read what became of the rows on the way through the file
 * @param shown {@code read} and those that were applied later
 * @param busyMillis time spent on rows, without the waiting
 * @param attempts that failed since the last progress
 */
record ImportJob(
        String id,
        String resource,
        ImportPlan plan,
        String fileName,
        List<String> header,
        ImportStatus status,
        long total,
        long lastRow,
        boolean readToEnd,
        Counts read,
        Counts shown,
        long busyMillis,
        int attempts,
        Actor actor,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String problem,
        @Nullable UndoCounts undone,
        @Nullable Long undoneFrom) {

    /** How the audit trail tells of what it changes. */
    Via via() {
        return new Via("import", id, fileName);
    }

    static Document queued(
            String id,
            String resource,
            ImportPlan plan,
            String fileName,
            UploadCheck.Checked file,
            Actor by,
            Instant now) {
        return new Document("_id", id)
                .append("resource", resource)
                .append("plan", plan.toDocument())
                .append("fileName", fileName)
                .append("delimiter", file.delimiter())
                .append("header", file.header())
                .append("status", ImportStatus.QUEUED.wire())
                .append("total", file.rows())
                .append("lastRow", 0L)
                .append("readToEnd", false)
                .append("read", Counts.NONE.toDocument())
                .append("shown", Counts.NONE.toDocument())
                .append("busyMillis", 0L)
                .append("attempts", 0)
                .append("actor", toDocument(by))
                .append("createdAt", Date.from(now))
                .append("due", Date.from(now));
    }

    static ImportJob of(Document job) {
        return new ImportJob(
                job.getString("_id"),
                job.getString("resource"),
                planOf(job),
                job.getString("fileName"),
                job.getList("header", String.class),
                ImportStatus.of(job.getString("status")).orElseThrow(),
                job.getLong("total"),
                job.getLong("lastRow"),
                job.getBoolean("readToEnd"),
                Counts.of(job.get("read", Document.class)),
                Counts.of(job.get("shown", Document.class)),
                job.getLong("busyMillis"),
                job.getInteger("attempts"),
                actorOf(job.get("actor", Document.class)),
                job.getDate("createdAt").toInstant(),
                instant(job, "startedAt"),
                instant(job, "finishedAt"),
                job.getString("problem"),
                UndoCounts.of(job.get("undone", Document.class)),
                job.getLong("undoneFrom"));
    }

    /** Imports of before there were plans have the name of their mapping only. */
    private static ImportPlan planOf(Document job) {
        Document plan = job.get("plan", Document.class);
        return plan == null ? ImportPlan.of(job.getString("mapping")) : ImportPlan.of(plan);
    }

    /** Rows in a second of work, or null before the first were applied. */
    @Nullable
    Double rowsPerSecond() {
        long rows = shown.processed();
        return rows == 0 || busyMillis == 0 ? null : Math.round(rows * 10_000.0 / busyMillis) / 10.0;
    }

    private static Document toDocument(Actor actor) {
        return new Document("type", actor.type())
                .append("id", actor.id())
                .append("name", actor.name())
                .append("roles", List.copyOf(actor.roles()))
                .append("teamIds", List.copyOf(actor.teamIds()));
    }

    private static Actor actorOf(Document actor) {
        return new Actor(
                actor.getString("type"),
                actor.getString("id"),
                actor.getString("name"),
                new HashSet<>(actor.getList("roles", String.class)),
                new HashSet<>(actor.getList("teamIds", String.class)));
    }

    private static @Nullable Instant instant(Document job, String field) {
        Date date = job.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
