package io.klientela.embedded;

import java.util.Map;

/** What makes a broker small: one replica of everything, few threads, small buffers. */
final class EmbeddedBrokerSettings {

    private static final String MEBIBYTE = String.valueOf(1024 * 1024);

    static final Map<String, String> SMALL = Map.ofEntries(
            // Services create their topics with the settings they need; a typo must not create one.
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            // A group's first consumer starts at once.
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "2"),
            Map.entry("background.threads", "2"),
            Map.entry("num.recovery.threads.per.data.dir", "1"),
            Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024)),
            Map.entry("log.cleaner.io.buffer.size", MEBIBYTE),
            Map.entry("log.index.size.max.bytes", MEBIBYTE),
            Map.entry("log.segment.bytes", String.valueOf(64 * 1024 * 1024)),
            // After a kill the node waits for its own former session to end: long enough for pauses, short for a
            // restart. A node that was stopped has ended its session itself.
            Map.entry("broker.session.timeout.ms", "6000"),
            Map.entry("broker.heartbeat.interval.ms", "1000"),
            Map.entry("controlled.shutdown.enable", "true"));

    private EmbeddedBrokerSettings() {}
}
