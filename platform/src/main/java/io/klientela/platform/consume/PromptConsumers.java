package io.klientela.platform.consume;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** Makes consumers that leave their group and close soon, whether or not the broker has answered what they asked last. */
final class PromptConsumers extends DefaultKafkaConsumerFactory<String, byte[]> {
    private static final Duration FAREWELL = Duration.ofMillis(200);

    PromptConsumers(Map<String, Object> settings) {
        super(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    protected Consumer<String, byte[]> createRawConsumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()) {
            @Override
            public void close() {
                close(CloseOptions.timeout(FAREWELL));
            }
        };
    }
}
