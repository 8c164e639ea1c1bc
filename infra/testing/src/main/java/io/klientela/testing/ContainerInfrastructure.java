package io.klientela.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** MongoDB and Kafka in containers, removed by Testcontainers when the JVM ends. */
final class ContainerInfrastructure extends TestInfrastructure {
    private static final String MONGO = "mongo:8";
    private static final String KAFKA = "apache/kafka-native:4.2.1";
    private static final int MINUTES_TO_PULL = 5;

    private final MongoDBContainer mongo = new MongoDBContainer(MONGO);
    private final KafkaContainer kafka = new KafkaContainer(KAFKA);

    private ContainerInfrastructure() {
        mongo.start();
        kafka.start();
    }

    /** @throws Unavailable where Docker, or an image, cannot be had */
    static TestInfrastructure start() throws Unavailable {
        // Testcontainers reports a missing Docker as an error, so a socket is looked for first.
        boolean local = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        if (!local || !DockerClientFactory.instance().isDockerAvailable()) {
            throw new Unavailable("Docker does not answer here");
        }
        require(MONGO);
        require(KAFKA);
        return new ContainerInfrastructure();
    }

    /** Asks Docker itself: Testcontainers would try a registry that is out of reach for minutes. */
    private static void require(String image) throws Unavailable {
        DockerClient docker = DockerClientFactory.instance().client();
        try {
            docker.inspectImageCmd(image).exec();
        } catch (NotFoundException absent) {
            pull(docker, image);
        }
    }

    private static void pull(DockerClient docker, String image) throws Unavailable {
        try {
            boolean done = docker.pullImageCmd(image)
                    .exec(new PullImageResultCallback())
                    .awaitCompletion(MINUTES_TO_PULL, TimeUnit.MINUTES);
            if (!done) {
                throw new Unavailable("Docker did not pull %s in %d minutes".formatted(image, MINUTES_TO_PULL));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            throw new Unavailable("Docker cannot pull %s: %s".formatted(image, e.getMessage()));
        }
    }

    /** Why tests do not run on containers. */
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        Unavailable(String reason) {
            super(reason);
        }
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
