package io.klientela.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands on a topic, read by a plain client from its beginning to its present end. */
public final class Recorded {
    private Recorded() {}

    public static List<ConsumerRecord<String, byte[]>> on(String topic) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestInfrastructure.kafkaBootstrap()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    /** The types of all events of a record in order, short: {@code created} for {@code klientela.sales.deal.created.v1}. */
    public static List<String> typesOf(String topic, String id) {
        return on(topic).stream()
                .filter(message -> message.key().equals(id))
                .map(message ->
                        new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .map(type -> type.substring(topic.length() + 1).replace(".v1", ""))
                .toList();
    }

    /** The state in the newest event of each record. */
    public static Map<String, JsonNode> newest(String topic) {
        return on(topic).stream()
                .collect(Collectors.toMap(
                        ConsumerRecord::key,
                        message -> JsonMapper.shared().readTree(message.value()).required("state"),
                        (older, newer) -> newer));
    }
}
