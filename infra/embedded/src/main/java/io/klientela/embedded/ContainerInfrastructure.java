package io.klientela.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Looks for a socket first, because Testcontainers reports a missing Docker as an error. */
    static boolean dockerAnswers() {
        var local = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return local && DockerClientFactory.instance().isDockerAvailable();
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
