package io.klientela.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The distributed form: the store and the broker in one process, every service and the gateway in its own. */
final class Distributed implements AutoCloseable {
    private static final String SECRET = "e2e-secret-of-this-run";

    private final Map<String, Program> services = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Program infrastructure;
    private final String kafka;

    private Distributed(Program infrastructure, JsonNode uris, List<String> names, Map<String, String> settings) {
        this.infrastructure = infrastructure;
        this.kafka = uris.get("kafkaBootstrap").asString();
        names.forEach(name -> ports.put(name, Places.freePort()));
        environment.putAll(Map.of(
                "KLIENTELA_MONGODB_URI",
                uris.get("mongodbUri").asString(),
                "KLIENTELA_KAFKA_BOOTSTRAP",
                kafka,
                "KLIENTELA_ISSUER",
                url(),
                "KLIENTELA_API_URL",
                url(),
                "KLIENTELA_JWKS_URI",
                "http://127.0.0.1:" + ports.get("identity") + "/oauth2/jwks",
                "KLIENTELA_WEB_CLIENT_SECRET",
                "web-secret-of-this-run",
                "KLIENTELA_ADMIN_PASSWORD",
                "correct horse battery staple",
                "KLIENTELA_API_CLIENT_ID",
                "e2e",
                "KLIENTELA_API_CLIENT_SECRET",
                SECRET));
        ports.forEach((name, port) ->
                environment.put("KLIENTELA_SERVICES_" + name.toUpperCase(Locale.ROOT), "http://127.0.0.1:" + port));
        environment.putAll(settings);
    }

    /**
     * Starts the gateway and these services and waits until each is ready.
     *
     * @param settings environment of every service
     */
    static Distributed start(List<String> services, Map<String, String> settings) {
        Program infrastructure = Program.start(
                List.of(
                        Places.java(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        Places.classPath(),
                        "io.klientela.embedded.Infrastructure",
                        folder()),
                Map.of());
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> infrastructure.output().contains("kafkaBootstrap"));
        JsonNode uris = Api.JSON.readTree(infrastructure
                .output()
                .lines()
                .filter(line -> line.startsWith("{\"mongodbUri\""))
                .findFirst()
                .orElseThrow());
        List<String> names = new ArrayList<>(List.of("gateway"));
        names.addAll(services);
        Distributed started = new Distributed(infrastructure, uris, names, settings);
        names.forEach(started::startService);
        names.forEach(started::awaitReady);
        return started;
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("klientela-e2e").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url() {
        return "http://localhost:" + ports.get("gateway");
    }

    Api api() {
        return new Api(url(), "e2e", SECRET);
    }

    String kafka() {
        return kafka;
    }

    void startService(String name) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("PORT", Integer.toString(ports.get(name)));
        Path jar = Places.jarOf(name.equals("gateway") ? name : name + "-service");
        services.put(
                name,
                Program.start(
                        List.of(
                                Places.java(),
                                "-Xmx384m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                jar.toString()),
                        own));
    }

    void awaitReady(String name) {
        Awaitility.await(name)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(() -> {
                    assertThat(services.get(name).isAlive())
                            .as(services.get(name).output())
                            .isTrue();
                    return new Api("http://127.0.0.1:" + ports.get(name), "", "")
                                    .sendAs(null, "GET", "/actuator/health/readiness", null)
                                    .statusCode()
                            == 200;
                });
    }

    /** SIGKILL. */
    void kill(String name) {
        services.get(name).kill();
    }

    /** What the service wrote since it was last started. */
    String output(String name) {
        return services.get(name).output();
    }

    @Override
    public void close() {
        List.copyOf(services.values()).parallelStream().forEach(Program::close);
        infrastructure.close();
    }
}
