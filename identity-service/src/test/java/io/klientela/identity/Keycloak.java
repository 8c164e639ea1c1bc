package io.klientela.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A real Keycloak with the realm of a company, in a process of its own. */
final class Keycloak implements AutoCloseable {
    static final String CLIENT = "klientela";
    static final String SECRET = "the secret of klientela at acme";
    private static final Path HOME = Path.of("target/keycloak").toAbsolutePath();

    private final Process process;

    private Keycloak(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Whether the build was asked to fetch it: {@code mvn verify -Pkeycloak}. */
    static boolean isHere() {
        return Files.exists(HOME.resolve("bin/kc.sh"));
    }

    static String issuer(int port) {
        return "http://localhost:" + port + "/realms/acme";
    }

    /** @param klientela the address that it sends people back to */
    static Keycloak start(int port, String klientela) {
        try {
            forget(HOME.resolve("data/h2"));
            Path realm = Files.createDirectories(HOME.resolve("data/import")).resolve("acme.json");
            Files.writeString(
                    realm,
                    Files.readString(Path.of("src/test/resources/acme-realm.json"))
                            .replace("KLIENTELA", klientela));
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            "sh",
                            HOME.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port,
                            "--import-realm"))
                    .redirectErrorStream(true)
                    .redirectOutput(HOME.resolve("data/keycloak.log").toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            builder.environment()
                    .put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 --add-opens=java.base/java.lang=ALL-UNNAMED");
            Keycloak keycloak = new Keycloak(builder.start());
            keycloak.awaitReady(URI.create(issuer(port) + "/.well-known/openid-configuration"));
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(URI discovery) {
        HttpClient http = HttpClient.newHttpClient();
        Awaitility.await("Keycloak")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(Files.readString(HOME.resolve("data/keycloak.log")));
                    }
                    return http.send(HttpRequest.newBuilder(discovery).build(), BodyHandlers.discarding())
                                    .statusCode()
                            == 200;
                });
    }

    private static void forget(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
