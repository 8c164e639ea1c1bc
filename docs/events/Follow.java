import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints every event of Klientela from the earliest on: java -cp 'kafka-clients.jar:slf4j-api.jar' Follow.java localhost:9092 */
class Follow {
    public static void main(String[] args) {
        Map<String, Object> settings = Map.of("bootstrap.servers", args[0], "group.id", "follow-" + UUID.randomUUID(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(Pattern.compile("klientela\\.(identity|contacts|sales)\\..+"));
            while (true) {
                for (var event : consumer.poll(Duration.ofSeconds(1))) {
                    var type = event.headers().lastHeader("ce_type");
                    System.out.println((type == null ? "forget" : new String(type.value())) + " " + event.key() + " " + event.value());
                }
            }
        }
    }
}
