package io.klientela.e2e;

import io.klientela.processes.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;

/**
 * Every event on the topics of a platform: where it stands, and its type.
 *
 * @param kafka the broker's address
 */
record ToldEvents(String kafka) {

    Set<String> all() {
        return Topics.all(kafka).stream()
                .map(event -> "%s-%d@%d %s".formatted(event.topic(), event.partition(), event.offset(), type(event)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All of them once nothing more follows from what was done: counts and rules come a moment later. */
    Set<String> awaitQuiet() {
        AtomicReference<Set<String>> seen = new AtomicReference<>(Set.of());
        Awaitility.await()
                .pollInterval(Duration.ofSeconds(5))
                .atMost(Duration.ofMinutes(2))
                .until(() -> {
                    Set<String> now = all();
                    return now.equals(seen.getAndSet(now));
                });
        return seen.get();
    }

    private static String type(ConsumerRecord<String, byte[]> event) {
        Header type = event.headers().lastHeader("ce_type");
        return type == null ? "gone" : new String(type.value(), StandardCharsets.UTF_8);
    }
}
