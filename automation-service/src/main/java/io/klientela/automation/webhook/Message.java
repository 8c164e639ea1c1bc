package io.klientela.automation.webhook;

import io.klientela.automation.event.Occurrence;
import io.klientela.platform.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a webhook is sent: {@code {"type", "timestamp", "data"}}, as Standard Webhooks proposes, and whose event it is. */
final class Message {
    static final String TEST = "klientela.webhook.test.v1";

    private Message() {}

    static String of(Occurrence event) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", event.type());
        message.put("timestamp", event.time().toString());
        message.put("id", event.id());
        message.put("recordId", String.valueOf(event.recordId()));
        message.put("sequence", event.sequence());
        message.put("actor", event.actor());
        message.put("data", event.data());
        return Json.mapper().writeValueAsString(message);
    }

    static String test(Instant at) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", TEST);
        message.put("timestamp", at.toString());
        message.put("data", Map.of("message", "It works."));
        return Json.mapper().writeValueAsString(message);
    }
}
