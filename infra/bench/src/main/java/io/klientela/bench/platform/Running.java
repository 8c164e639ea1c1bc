package io.klientela.bench.platform;

import io.klientela.bench.Failure;
import io.klientela.bench.load.Processors;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A platform that somebody else started, named by {@code KLIENTELA_URL}. */
public final class Running implements Platform {
    private final Map<String, String> environment;

    public Running(Map<String, String> environment) {
        this.environment = environment;
    }

    private String setting(String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new Failure("KLIENTELA_URL names a running platform, so %s has to be set too.".formatted(name));
        }
        return value;
    }

    @Override
    public URI url() {
        return URI.create(setting("KLIENTELA_URL"));
    }

    @Override
    public URI service(String name) {
        return URI.create(setting("KLIENTELA_SERVICES_" + name.toUpperCase(Locale.ROOT)));
    }

    @Override
    public String mongodb() {
        return setting("KLIENTELA_MONGODB_URI");
    }

    @Override
    public String kafka() {
        return setting("KLIENTELA_KAFKA_BOOTSTRAP");
    }

    @Override
    public Credentials credentials() {
        return new Credentials(setting("KLIENTELA_API_CLIENT_ID"), setting("KLIENTELA_API_CLIENT_SECRET"));
    }

    @Override
    public Optional<Credentials> administrator() {
        return Administrator.of(environment);
    }

    @Override
    public Processors processors() {
        return new Processors(List.of());
    }

    @Override
    public String description() {
        return "a running platform at " + url();
    }

    /** It was not started here. */
    @Override
    public void close() {}
}
