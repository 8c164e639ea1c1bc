package io.klientela.standalone;

import io.klientela.embedded.EmbeddedBroker;
import io.klientela.embedded.EmbeddedStore;
import io.klientela.embedded.StoreSettings;
import java.util.ArrayDeque;
import java.util.Deque;

/** The MongoDB and the Kafka that the services use: embedded, unless the settings name others. */
final class Servers implements AutoCloseable {

    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final String mongodbUri;
    private final String kafkaBootstrap;

    private Servers(Settings settings, Home home) {
        mongodbUri = settings.mongodbUri().orElseGet(() -> store(settings, home).uri());
        kafkaBootstrap =
                settings.kafkaBootstrap().orElseGet(() -> broker(settings, home).bootstrap());
    }

    static Servers start(Settings settings, Home home) {
        return new Servers(settings, home);
    }

    private EmbeddedStore store(Settings settings, Home home) {
        var how = StoreSettings.DEFAULT
                .withCacheMegabytes(settings.cacheMegabytes())
                .withForced(settings.forced());
        var store = EmbeddedStore.at(home.file("data").resolve("store"), 0, how);
        closing.push(store::close);
        return store;
    }

    private EmbeddedBroker broker(Settings settings, Home home) {
        var port = Ports.demand(settings.kafkaPort(), "KLIENTELA_KAFKA_PORT");
        var broker = EmbeddedBroker.at(home.file("data").resolve("kafka"), port);
        closing.push(broker::close);
        return broker;
    }

    String mongodbUri() {
        return mongodbUri;
    }

    String kafkaBootstrap() {
        return kafkaBootstrap;
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
