package io.klientela.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class TestInfrastructureTest {

    @Test
    void offersAMongoDbThatStores() {
        try (var client = MongoClients.create(TestInfrastructure.mongoUri())) {
            var things = client.getDatabase("test").getCollection("things");
            things.insertOne(new Document("_id", "a").append("name", "Anvil"));
            assertThat(things.find(new Document("name", "Anvil")).first()).isNotNull();
        }
    }

    @Test
    void offersAKafkaThatAcknowledges() throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", TestInfrastructure.kafkaBootstrap(), "acks", "all");
        try (var admin = Admin.create(settings);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic("things", Optional.of(2), Optional.empty())))
                    .all()
                    .get();
            var acknowledged =
                    producer.send(new ProducerRecord<>("things", "a", "Anvil")).get();
            assertThat(acknowledged.hasOffset()).isTrue();
        }
    }
}
