package io.klientela.embedded;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** MongoDB and Kafka in containers, removed by Testcontainers when the JVM ends. */
final class ContainerInfrastructure extends TestInfrastructure {

    private final MongoDBContainer mongo = new MongoDBContainer("mongo:8");
    private final KafkaContainer kafka = new KafkaContainer("apache/kafka-native:4.2.1");

    ContainerInfrastructure() {
        mongo.start();
        kafka.start();
    }

    static boolean dockerAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    String mongo() {
        return mongo.getConnectionString();
    }

    @Override
    String kafka() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String toString() {
        return "containers";
    }
}
