package io.klientela.bench.platform;

import io.klientela.bench.load.Processors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The standalone form, started and stopped by the launcher, on free ports and with a folder of its own. */
public final class Standalone implements Platform {
    private final Path home;
    private final Map<String, String> environment;
    private final Duration startTook;
    private final Properties running;
    private final Properties client;

    private Standalone(Path home, Map<String, String> environment, Duration startTook) {
        this.home = home;
        this.environment = environment;
        this.startTook = startTook;
        this.running = Shell.properties(home.resolve("running"));
        this.client = Shell.properties(home.resolve("local-client"));
    }

    /** A folder that {@link #start} takes and {@link #discard} removes. */
    public static Path newHome() {
        return Shell.temporaryFolder();
    }

    public static void discard(Path home) {
        Shell.delete(home);
    }

    /** @param settings environment beside the folder and the ports. @return once every service answers */
    public static Standalone start(Path home, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KLIENTELA_HOME", home.toString(),
                "KLIENTELA_PORT", "0",
                "KLIENTELA_KAFKA_PORT", "0",
                "KLIENTELA_MAIL_PORT", "0"));
        environment.putAll(Administrator.settings());
        environment.putAll(settings);
        long began = System.nanoTime();
        launcher(home, environment, "up", "--detach");
        return new Standalone(home, environment, Duration.ofNanos(System.nanoTime() - began));
    }

    private static void launcher(Path home, Map<String, String> environment, String... words) {
        List<String> command = Stream.concat(
                        Stream.of(Shell.ROOT.resolve("klientela").toString()), Stream.of(words))
                .toList();
        Shell.run(command, environment, home.resolve("launcher.log"));
    }

    /** How long the launcher took until it said where the platform is. */
    public Duration startTook() {
        return startTook;
    }

    /** The start-up cache, once its training is over. */
    public static Optional<Path> cache(Path home) {
        Path folder = home.resolve("cache");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".aot")).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return Long.parseLong(running.getProperty("pid"));
    }

    @Override
    public URI url() {
        return URI.create(running.getProperty("url").replace("localhost", "127.0.0.1"));
    }

    @Override
    public URI service(String name) {
        return URI.create(running.getProperty(name));
    }

    @Override
    public String mongodb() {
        return running.getProperty("mongodb");
    }

    @Override
    public String kafka() {
        return running.getProperty("kafka");
    }

    @Override
    public Credentials credentials() {
        return new Credentials(client.getProperty("id"), client.getProperty("secret"));
    }

    @Override
    public Optional<Credentials> administrator() {
        return Administrator.of(environment);
    }

    @Override
    public Processors processors() {
        return new Processors(List.of(pid()));
    }

    @Override
    public String description() {
        return "standalone: every service, the broker and the store in one process";
    }

    @Override
    public void close() {
        if (Files.exists(home.resolve("running"))) {
            launcher(home, environment, "down");
        }
    }
}
