package io.klientela.testing;

import io.klientela.embedded.EmbeddedBroker;
import io.klientela.embedded.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MongoDB and Kafka that all tests of one JVM share: containers where Docker is present and has or gets
 * their images, else the embedded servers. Started at the first call, stopped with the JVM, and said in the log which,
 * and why not the others.
 */
public abstract class TestInfrastructure {

    TestInfrastructure() {}

    /** Starts the servers at the first call. */
    public static TestInfrastructure shared() {
        return Holder.INSTANCE;
    }

    /** The URI of the MongoDB server, without a database. */
    public static String mongoUri() {
        return shared().mongo();
    }

    /** The address for `bootstrap.servers`. */
    public static String kafkaBootstrap() {
        return shared().kafka();
    }

    /**
     * Documents that queries have looked at so far; empty where the store does not tell.
     *
     * @param collection with its database, e.g. {@code klientela_sales.deals}
     */
    public static OptionalLong documentsExamined(String collection) {
        return shared().examined(collection);
    }

    abstract String mongo();

    OptionalLong examined(String collection) {
        return OptionalLong.empty();
    }

    abstract String kafka();

    private static TestInfrastructure start() {
        Logger log = LoggerFactory.getLogger(TestInfrastructure.class);
        TestInfrastructure servers = containersOrElse(log);
        log.info("Tests run on {}: MongoDB at {}, Kafka at {}", servers, servers.mongo(), servers.kafka());
        return servers;
    }

    private static TestInfrastructure containersOrElse(Logger log) {
        try {
            return ContainerInfrastructure.start();
        } catch (ContainerInfrastructure.Unavailable reason) {
            log.info("No containers: {}.", reason.getMessage());
            return new InProcess();
        }
    }

    private static final class Holder {
        static final TestInfrastructure INSTANCE = start();
    }

    private static final class InProcess extends TestInfrastructure {
        private final EmbeddedStore store = EmbeddedStore.inMemory();
        private final Path folder = temporaryFolder();
        private final EmbeddedBroker broker = EmbeddedBroker.at(folder, 0);

        InProcess() {
            Runtime.getRuntime().addShutdownHook(new Thread(this::leaveNothingBehind));
        }

        private void leaveNothingBehind() {
            broker.close();
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                LoggerFactory.getLogger(TestInfrastructure.class).debug("{} stays", folder, e);
            }
        }

        @Override
        String mongo() {
            return store.uri();
        }

        @Override
        OptionalLong examined(String collection) {
            return OptionalLong.of(store.statistics().documentsExamined(collection));
        }

        @Override
        String kafka() {
            return broker.bootstrap();
        }

        @Override
        public String toString() {
            return "the embedded store and broker";
        }

        private static Path temporaryFolder() {
            try {
                return Files.createTempDirectory("klientela-test-broker");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
