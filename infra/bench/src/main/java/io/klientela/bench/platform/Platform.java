package io.klientela.bench.platform;

import io.klientela.bench.load.Processors;
import java.net.URI;

/** A platform that answers. */
public interface Platform extends AutoCloseable {

    /** The gateway. */
    URI url();

    /** A service without the gateway. @param name e.g. {@code contacts} */
    URI service(String name);

    String mongodb();

    String kafka();

    Credentials credentials();

    /** Its processes, where they run on this machine. */
    Processors processors();

    /** In one line, for the report. */
    String description();

    /** What it was started for is over. */
    @Override
    void close();

    /** An API client with the admin role. */
    record Credentials(String id, String secret) {}
}
