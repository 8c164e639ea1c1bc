package io.klientela.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** One Apache Kafka node (broker and KRaft controller) on the loopback interface; acknowledged records survive a kill. */
public final class EmbeddedBroker implements AutoCloseable {

    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts a node on the data in a folder, which is formatted when new; port 0 stands for a free one. */
    public static EmbeddedBroker at(Path folder, int port) {
        var chosen = FreePort.or(port);
        var settings = settings(folder, chosen, FreePort.any());
        format(folder);
        var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(server, chosen);
    }

    /** The address for `bootstrap.servers`. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static Properties settings(Path folder, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(EmbeddedBrokerSettings.SMALL);
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE);
        settings.put("log.dirs", folder.toString());
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "CLIENTS");
        settings.put("listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
        return settings;
    }

    private static void format(Path folder) {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return; // formatted before: the cluster keeps its identity
        }
        try {
            Files.createDirectories(folder);
            new Formatter()
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(folder.toString())
                    .setMetadataLogDirectory(folder.toString())
                    .setControllerListenerName(CONTROLLER)
                    .setIgnoreFormatted(true)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("The broker's data folder " + folder + " cannot be prepared", e);
        }
    }
}
