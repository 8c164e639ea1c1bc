package io.klientela.bench.platform;

import io.klientela.bench.load.Processors;
import java.net.URI;
import java.util.Optional;

/** A platform that answers. */
public interface Platform extends AutoCloseable {

    /** The gateway. */
    URI url();

    /** A service without the gateway. @param name e.g. {@code contacts} */
    URI service(String name);

    String mongodb();

    String kafka();

    Credentials credentials();

    /** Somebody with the admin role who signs in, by e-mail address and password; empty where nobody is known. */
    Optional<Credentials> administrator();

    /** Its processes, where they run on this machine. */
    Processors processors();

    /** In one line, for the report. */
    String description();

    /** What it was started for is over. */
    @Override
    void close();

    /** An API client with the admin role, or a person with it. */
    record Credentials(String id, String secret) {}
}
