package io.klientela.embedded;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The embedded store and broker as a process of their own, together or one of them, for services that run one by one.
 * Prints one line of JSON, {@code {"mongodbUri": "…", "kafkaBootstrap": "…"}}, once they answer; ends on SIGTERM.
 */
public final class Infrastructure {
    private static final String NONE = "none";

    private Infrastructure() {}

    /**
     * Arguments: the data folder and, optionally, the ports of the store and of the broker; 0 stands for a free one, and
     * {@code none} leaves that server out.
     */
    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            System.err.println("Say where the data is: infrastructure FOLDER [MONGODB_PORT|none [KAFKA_PORT|none]]");
            System.exit(2);
        }
        var folder = Path.of(arguments[0]);
        Deque<Runnable> closing = new ArrayDeque<>();
        List<String> addresses = new ArrayList<>();
        if (isWanted(arguments, 1)) {
            var store = EmbeddedStore.at(folder.resolve("store"), port(arguments, 1));
            closing.push(store::close);
            addresses.add("\"mongodbUri\": \"%s\"".formatted(store.uri()));
        }
        if (isWanted(arguments, 2)) {
            var broker = EmbeddedBroker.at(folder.resolve("kafka"), port(arguments, 2));
            closing.push(broker::close);
            addresses.add("\"kafkaBootstrap\": \"%s\"".formatted(broker.bootstrap()));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closing.forEach(Runnable::run)));
        System.out.println("{" + String.join(", ", addresses) + "}");
    }

    private static boolean isWanted(String[] arguments, int index) {
        return arguments.length <= index || !arguments[index].equals(NONE);
    }

    private static int port(String[] arguments, int index) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : 0;
    }
}
