package io.klientela.embedded;

import java.nio.file.Path;

/**
 * The embedded store and broker as a process of their own, for services that run one by one. Prints one line of JSON,
 * {@code {"mongodbUri": "…", "kafkaBootstrap": "…"}}, once both answer; ends on SIGTERM.
 */
public final class Infrastructure {

    private Infrastructure() {}

    /** Arguments: the data folder and, optionally, the ports of the store and of the broker; 0 stands for a free one. */
    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            System.err.println("Say where the data is: infrastructure FOLDER [MONGODB_PORT [KAFKA_PORT]]");
            System.exit(2);
        }
        var folder = Path.of(arguments[0]);
        var store = EmbeddedStore.at(folder.resolve("store"), port(arguments, 1));
        var broker = EmbeddedBroker.at(folder.resolve("kafka"), port(arguments, 2));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            broker.close();
            store.close();
        }));
        System.out.printf("{\"mongodbUri\": \"%s\", \"kafkaBootstrap\": \"%s\"}%n", store.uri(), broker.bootstrap());
    }

    private static int port(String[] arguments, int index) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : 0;
    }
}
