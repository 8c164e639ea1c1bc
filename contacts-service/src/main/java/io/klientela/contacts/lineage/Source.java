package io.klientela.contacts.lineage;

import io.klientela.platform.audit.Via;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A change that values came from.
 *
 * @param actor {@code user:<id>}, {@code client:<id>} or {@code system:<service>}
 * @param actorName as it was at the time
 * @param reason in the words of whoever changed it; the rule's name, of a rule
 * @param via what it was a part of
 */
record Source(
        String eventId,
        Instant at,
        long sequence,
        String type,
        String actor,
        @Nullable String actorName,
        @Nullable String reason,
        @Nullable Via via) {

    static Source of(Document entry, Document content) {
        return new Source(
                entry.getString("_id"),
                entry.getDate("at").toInstant(),
                entry.getLong("sequence"),
                entry.getString("type"),
                entry.getString("actor"),
                content.getString("actorName"),
                content.getString("reason"),
                Via.of(content));
    }

    boolean isMerge() {
        return type.endsWith(".absorbed.v1");
    }

    /** Whether it gave back what was there before. */
    boolean isUndoing() {
        return type.endsWith(".released.v1") || (via != null && via.kind().startsWith(Via.UNDO));
    }

    /** @param services the actor as whom the platform's own services call the API */
    How how(String services) {
        if (via != null) {
            switch (via.kind()) {
                case "import" -> {
                    return How.IMPORT;
                }
                case "lead" -> {
                    return How.LEAD;
                }
                case "form" -> {
                    return How.FORM;
                }
                case "bulk" -> {
                    return How.BULK;
                }
                default -> {
                    // What was taken back is told of as whose doing it was.
                }
            }
        }
        if (isMerge() || type.endsWith(".released.v1")) {
            return How.MERGE;
        } else if (actor.equals(services)) {
            return How.RULE;
        } else if (actor.startsWith("client:")) {
            return How.API;
        }
        return actor.startsWith("user:") ? How.USER : How.SYSTEM;
    }
}
