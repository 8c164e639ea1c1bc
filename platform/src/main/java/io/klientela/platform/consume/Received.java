package io.klientela.platform.consume;

import io.klientela.platform.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event as it came from a topic.
 *
 * @param key the aggregate's id
 * @param type its wire name; empty for a tombstone
 * @param sequence the aggregate's version after it; {@code Long.MAX_VALUE} for a tombstone, which is the last word
 * @param actor e.g. {@code user:<id>}
 * @param traceparent of the request that caused it, where it says so
 * @param data its JSON, or null for a tombstone: everything about the key is to be forgotten
 */
public record Received(
        String topic,
        int partition,
        long offset,
        String key,
        String id,
        String type,
        long sequence,
        Instant time,
        String actor,
        @Nullable String traceparent,
        @Nullable JsonNode data) {

    public boolean isTombstone() {
        return data == null;
    }

    /** Whether it says that the aggregate is gone. */
    public boolean isDeletion() {
        return isTombstone() || type.endsWith(".deleted.v1");
    }

    /** The state after the event, in the consumer's own trimmed record. @throws IllegalStateException for a tombstone */
    public <T> T state(Class<T> type) {
        if (data == null) {
            throw new IllegalStateException("a tombstone has no state");
        }
        return Json.mapper().treeToValue(data.required("state"), type);
    }
}
