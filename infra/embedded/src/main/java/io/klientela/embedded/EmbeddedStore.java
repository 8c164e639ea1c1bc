package io.klientela.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/**
 * A MongoDB-compatible server on the loopback interface: mongo-java-server over a storage file, with indexes that queries use
 * and with writes that survive a kill. What it lacks of MongoDB is listed in docs/decisions/embedded-store.md.
 */
public final class EmbeddedStore implements AutoCloseable {

    /** Each connection belongs to one thread, which a waiting write blocks. */
    private static final int THREADS = 24;

    private final MongoServer server;
    private final Statistics statistics;
    private final int port;

    private EmbeddedStore(StoreBackend backend, Statistics statistics, int port) {
        this.server = new MongoServer(backend);
        this.statistics = statistics;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, THREADS);
        this.port = server.getLocalAddress().getPort();
    }

    /** A store on a free port that forgets everything when it is closed. */
    public static EmbeddedStore inMemory() {
        var statistics = new Statistics();
        var maps = new StoreMaps(MVStore.open(null));
        return new EmbeddedStore(new StoreBackend(maps, Durability.none(), statistics), statistics, 0);
    }

    /** A store on the data in a folder, which is created; port 0 stands for a free one. */
    public static EmbeddedStore at(Path folder, int port) {
        return at(folder, port, StoreSettings.DEFAULT);
    }

    public static EmbeddedStore at(Path folder, int port, StoreSettings settings) {
        try {
            Files.createDirectories(folder);
            var file = open(folder, settings);
            var statistics = new Statistics();
            var durability = new JournaledFile(file, folder, settings);
            var backend = new StoreBackend(new StoreMaps(file), durability, statistics);
            durability.start(backend);
            return new EmbeddedStore(backend, statistics, port);
        } catch (IOException e) {
            throw new UncheckedIOException("The store's data folder " + folder + " cannot be used", e);
        }
    }

    /** Only a checkpoint may commit: the store would otherwise do it in the middle of a change, and hold its writer up. */
    private static MVStore open(Path folder, StoreSettings settings) {
        var file = new MVStore.Builder()
                .fileName(folder.resolve("store.mv").toString())
                .cacheSize(settings.cacheMegabytes())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .autoCompactFillRate(0)
                .open();
        file.setAutoCommitDelay(Integer.MAX_VALUE); // has it write on a thread of its own
        file.setRetentionTime(settings.retentionMillis());
        return file;
    }

    /** The connection string, without a database. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port;
    }

    public Statistics statistics() {
        return statistics;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
