package io.klientela.bench.platform;

import io.klientela.bench.Failure;
import io.klientela.bench.load.Processors;
import io.klientela.embedded.FreePort;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each service and the gateway as its own process; store and broker in another one, unless the environment names servers. */
public final class Separate implements Platform {
    private static final List<String> SERVICES =
            List.of("identity", "contacts", "sales", "marketing", "ticketing", "reporting", "automation");
    private static final Credentials CLIENT = new Credentials("bench", "secret-of-this-benchmark");
    private static final int PATIENCE_SECONDS = 300;

    private final Path home = Shell.temporaryFolder();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, Process> processes = new LinkedHashMap<>();
    private final Map<String, List<String>> options;
    private final String mongodb;
    private final String kafka;

    private Separate(List<String> services, Map<String, String> settings, Map<String, List<String>> options) {
        this.options = options;
        String givenMongodb = System.getenv("KLIENTELA_MONGODB_URI");
        String givenKafka = System.getenv("KLIENTELA_KAFKA_BOOTSTRAP");
        if (givenMongodb != null && givenKafka != null) {
            mongodb = givenMongodb;
            kafka = givenKafka;
        } else {
            JsonNode own = infrastructure();
            mongodb =
                    givenMongodb != null ? givenMongodb : own.get("mongodbUri").asString();
            kafka = givenKafka != null ? givenKafka : own.get("kafkaBootstrap").asString();
        }
        ports.put("gateway", FreePort.any());
        services.forEach(name -> ports.put(name, FreePort.any()));
        Map<String, String> environment = environment(settings);
        ports.forEach((name, port) -> startService(name, port, environment));
        ports.forEach((name, port) -> awaitReady(name, service(name)));
    }

    public static Separate start(Map<String, String> settings) {
        return start(SERVICES, settings, Map.of());
    }

    /**
     * Only some services, behind the gateway.
     *
     * @param settings environment of every process
     * @param options more options for the JVM, by service
     */
    public static Separate start(
            List<String> services, Map<String, String> settings, Map<String, List<String>> options) {
        return new Separate(services, settings, options);
    }

    private JsonNode infrastructure() {
        Path log = home.resolve("infrastructure.log");
        processes.put(
                "infrastructure",
                Shell.start(
                        java(
                                List.of("-Xmx1g"),
                                "io.klientela.embedded.Infrastructure",
                                home.resolve("data").toString()),
                        Map.of(),
                        log));
        for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
            for (String line : Shell.read(log).lines().toList()) {
                if (line.startsWith("{\"mongodbUri\"")) {
                    return JsonMapper.shared().readTree(line);
                }
            }
            pause();
        }
        throw new Failure("The store and the broker do not start:%n%s".formatted(Shell.read(log)));
    }

    private Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KLIENTELA_MONGODB_URI",
                mongodb,
                "KLIENTELA_KAFKA_BOOTSTRAP",
                kafka,
                "KLIENTELA_ISSUER",
                "http://localhost:" + ports.get("gateway"),
                "KLIENTELA_API_URL",
                url().toString(),
                "KLIENTELA_JWKS_URI",
                service("identity") + "/oauth2/jwks",
                "KLIENTELA_WEB_CLIENT_SECRET",
                "web-secret-of-this-benchmark",
                "KLIENTELA_API_CLIENT_ID",
                CLIENT.id(),
                "KLIENTELA_API_CLIENT_SECRET",
                CLIENT.secret()));
        ports.keySet()
                .forEach(name -> environment.put(
                        "KLIENTELA_SERVICES_" + name.toUpperCase(Locale.ROOT),
                        service(name).toString()));
        environment.putAll(Administrator.settings());
        environment.putAll(settings);
        return environment;
    }

    private void startService(String name, int port, Map<String, String> environment) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("PORT", Integer.toString(port));
        String start = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        String main = name.equals("gateway")
                ? "io.klientela.gateway.GatewayApplication"
                : "io.klientela.%s.%sServiceApplication".formatted(name, start);
        List<String> heap = new ArrayList<>(List.of("-Xmx512m"));
        heap.addAll(options.getOrDefault(name, List.of()));
        processes.put(name, Shell.start(java(heap, main), own, home.resolve(name + ".log")));
    }

    private static List<String> java(List<String> options, String... words) {
        Path target = Shell.ROOT.resolve("infra/standalone/target");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                target.resolve("lib") + "/*"));
        command.addAll(List.of(words));
        return command;
    }

    private void awaitReady(String name, URI address) {
        for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
            if (isReady(address)) {
                return;
            }
            pause();
        }
        throw new Failure("%s is not ready after %d s:%n%s"
                .formatted(name, PATIENCE_SECONDS, Shell.read(home.resolve(name + ".log"))));
    }

    private static boolean isReady(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    address.resolve("/actuator/health/readiness").toURL().openConnection();
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.");
        }
    }

    @Override
    public URI url() {
        return service("gateway");
    }

    @Override
    public URI service(String name) {
        return URI.create("http://127.0.0.1:" + ports.get(name));
    }

    @Override
    public String mongodb() {
        return mongodb;
    }

    @Override
    public String kafka() {
        return kafka;
    }

    @Override
    public Credentials credentials() {
        return CLIENT;
    }

    @Override
    public Optional<Credentials> administrator() {
        return Administrator.of(Administrator.settings());
    }

    @Override
    public Processors processors() {
        return new Processors(processes.values().stream().map(Process::pid).toList());
    }

    @Override
    public String description() {
        return "distributed: %d processes".formatted(processes.size());
    }

    /** The process of a service. */
    public long pid(String name) {
        Process process = processes.get(name);
        if (process == null || !process.isAlive()) {
            throw new Failure("%s does not run any more:%n%s".formatted(name, Shell.read(home.resolve(name + ".log"))));
        }
        return process.pid();
    }

    /** The services first, the infrastructure last. */
    @Override
    public void close() {
        List<Process> started = List.copyOf(processes.values());
        for (Process process : started.reversed()) {
            process.destroy();
        }
        for (Process process : started) {
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
        Shell.delete(home);
    }
}
