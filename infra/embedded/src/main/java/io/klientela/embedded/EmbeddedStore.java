package io.klientela.embedded;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.h2.mvstore.MVStore;

/** A MongoDB-compatible server on the loopback interface. */
public final class EmbeddedStore implements AutoCloseable {

    private final MongoServer server;
    private final int port;

    private EmbeddedStore(MongoServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** A store on a free port that forgets everything when it is closed. */
    public static EmbeddedStore inMemory() {
        var server = new MongoServer(new H2Backend(MVStore.open(null)));
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, 16);
        return new EmbeddedStore(server, server.getLocalAddress().getPort());
    }

    /** The connection string, without a database. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
