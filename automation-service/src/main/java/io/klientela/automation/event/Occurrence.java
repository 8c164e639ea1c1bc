package io.klientela.automation.event;

import io.klientela.platform.Json;
import io.klientela.platform.consume.Received;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happened: an event, or the time of a schedule.
 *
 * @param id of the event
 * @param type its wire name; {@code schedule} for the time of a schedule
 * @param recordId what it happened to; null for a schedule
 * @param data of the event, with the state of the record; empty for a schedule
 */
public record Occurrence(
        String id,
        String type,
        Instant time,
        String actor,
        @Nullable String traceparent,
        @Nullable String recordId,
        long sequence,
        JsonNode data) {
    public static final String SCHEDULE = "schedule";

    /** @throws IllegalStateException for a tombstone, which is no event */
    public static Occurrence of(Received event) {
        JsonNode data = event.data();
        if (data == null) {
            throw new IllegalStateException("a tombstone is no event");
        }
        return new Occurrence(
                event.id(),
                event.type(),
                event.time(),
                event.actor(),
                event.traceparent(),
                event.key(),
                event.sequence(),
                data);
    }

    public static Occurrence schedule(String ruleId, Instant due) {
        return new Occurrence(
                ruleId + "@" + due,
                SCHEDULE,
                due,
                "system:automation-service",
                null,
                null,
                0,
                Json.mapper().createObjectNode());
    }

    public boolean isSchedule() {
        return type.equals(SCHEDULE);
    }

    /** The record's state after it; empty for a schedule. */
    public JsonNode state() {
        return data.path("state");
    }

    /** A text of the record, or null where it has none. */
    public @Nullable String text(String field) {
        JsonNode value = state().get(field);
        return value == null || value.isNull() || !value.isValueNode() ? null : value.asString();
    }

    /** What conditions and templates speak of: {@code event}, {@code record} and {@code changes}. */
    public Map<String, JsonNode> variables() {
        ObjectNode event = Json.mapper().createObjectNode();
        data.forEachEntry((name, value) -> {
            if (!name.equals("state") && !name.equals("changes")) {
                event.set(name, value);
            }
        });
        event.put("id", id).put("type", type).put("time", time.toString()).put("actor", actor);
        if (recordId != null) {
            event.put("recordId", recordId);
        }
        Map<String, JsonNode> variables = new HashMap<>();
        variables.put("event", event);
        variables.put("record", data.path("state"));
        variables.put(
                "changes",
                data.has("changes") ? data.path("changes") : Json.mapper().createObjectNode());
        return variables;
    }

    /** The form in which it is kept until its effects are done. */
    public Document toDocument() {
        return new Document("id", id)
                .append("type", type)
                .append("time", time.toString())
                .append("actor", actor)
                .append("traceparent", traceparent)
                .append("recordId", recordId)
                .append("sequence", sequence)
                .append("data", Json.mapper().writeValueAsString(data));
    }

    public static Occurrence of(Document stored) {
        return new Occurrence(
                stored.getString("id"),
                stored.getString("type"),
                Instant.parse(stored.getString("time")),
                stored.getString("actor"),
                stored.getString("traceparent"),
                stored.getString("recordId"),
                stored.getLong("sequence"),
                Json.mapper().readTree(stored.getString("data")));
    }
}
