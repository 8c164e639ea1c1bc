package io.klientela.automation.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A message to a webhook, and what came of it.
 *
 * @param id what the receiver gets as {@code webhook-id}, the same in every attempt
 * @param body what is sent; its beginning in answers of the API
 * @param attempts the newest ones, the last one last
 * @param nextAttemptAt null where none follows
 */
record Delivery(
        String id,
        String webhookId,
        String eventType,
        @Nullable String eventId,
        @Nullable String recordId,
        Status status,
        String body,
        int attemptsMade,
        List<Attempt> attempts,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant deliveredAt) {
    /** The columns of a file of them. */
    static final List<String> FIELDS = List.of(
            "createdAt",
            "eventType",
            "recordId",
            "status",
            "attemptsMade",
            "deliveredAt",
            "nextAttemptAt",
            "attempts",
            "id");

    private static final int SHOWN = 4_096;

    enum Status {
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("delivered")
        DELIVERED,
        @JsonProperty("failed")
        FAILED
    }

    /** @param status of the answer. @param answer its beginning. @param problem why there was none */
    record Attempt(
            Instant at,
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable String problem,
            long tookMillis) {
        Document toDocument() {
            return new Document("at", Date.from(at))
                    .append("status", status)
                    .append("answer", answer)
                    .append("problem", problem)
                    .append("tookMillis", tookMillis);
        }

        static Attempt of(Document stored) {
            return new Attempt(
                    stored.get("at", Date.class).toInstant(),
                    stored.getInteger("status"),
                    stored.getString("answer"),
                    stored.getString("problem"),
                    stored.getLong("tookMillis"));
        }
    }

    static Delivery of(Document stored) {
        return new Delivery(
                stored.getString("_id"),
                stored.getString("webhookId"),
                stored.getString("eventType"),
                stored.getString("eventId"),
                stored.getString("recordId"),
                Status.valueOf(stored.getString("status")),
                stored.getString("body"),
                stored.getInteger("attemptsMade"),
                stored.getList("attempts", Document.class, List.of()).stream()
                        .map(Attempt::of)
                        .toList(),
                instant(stored, "dueAt"),
                stored.get("createdAt", Date.class).toInstant(),
                instant(stored, "deliveredAt"));
    }

    /** As it is shown: bodies are cut. */
    Delivery shown() {
        return body.length() <= SHOWN
                ? this
                : new Delivery(
                        id,
                        webhookId,
                        eventType,
                        eventId,
                        recordId,
                        status,
                        body.substring(0, SHOWN) + "…",
                        attemptsMade,
                        attempts,
                        nextAttemptAt,
                        createdAt,
                        deliveredAt);
    }

    private static @Nullable Instant instant(Document stored, String field) {
        Date date = stored.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
