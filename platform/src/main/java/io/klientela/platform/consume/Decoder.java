package io.klientela.platform.consume;

import io.klientela.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads CloudEvents of Kafka's binary mode. */
final class Decoder {

    private Decoder() {}

    /** @throws RuntimeException where the record is not an event of ours */
    static Received decode(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            return new Received(
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    key(message),
                    "",
                    "",
                    Long.MAX_VALUE,
                    Instant.ofEpochMilli(message.timestamp()),
                    "",
                    null,
                    null);
        }
        return new Received(
                message.topic(),
                message.partition(),
                message.offset(),
                key(message),
                header(message, "ce_id"),
                header(message, "ce_type"),
                Long.parseLong(header(message, "ce_sequence")),
                OffsetDateTime.parse(header(message, "ce_time")).toInstant(),
                header(message, "ce_actor"),
                optionalHeader(message, "ce_traceparent"),
                Json.mapper().readTree(message.value()));
    }

    private static String key(ConsumerRecord<String, byte[]> message) {
        if (message.key() == null) {
            throw new IllegalArgumentException("the record has no key");
        }
        return message.key();
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        String value = optionalHeader(message, name);
        if (value == null) {
            throw new IllegalArgumentException("the record has no header " + name);
        }
        return value;
    }

    private static @Nullable String optionalHeader(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
