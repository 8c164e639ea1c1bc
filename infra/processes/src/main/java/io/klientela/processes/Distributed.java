package io.klientela.processes;

import io.klientela.embedded.FreePort;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * The distributed form: store, broker, gateway and every instance of a service, each a process of its own. A service's
 * further instances are called {@code contacts-2}, {@code contacts-3} and so on.
 */
public final class Distributed implements AutoCloseable {
    public static final String STORE = "store";
    public static final String BROKER = "broker";
    public static final String GATEWAY = "gateway";
    private static final String CLIENT = "e2e";
    private static final String SECRET = "e2e-secret-of-this-run";

    private final Map<String, Program> programs = new ConcurrentHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Wiring wiring;
    private final Path folder;

    private Distributed(List<String> instances, Map<String, String> settings, Wiring wiring) {
        this.wiring = wiring;
        this.folder = temporaryFolder();
        List.of(STORE, BROKER, GATEWAY).forEach(name -> ports.put(name, FreePort.any()));
        instances.forEach(name -> ports.put(name, FreePort.any()));
        environment.putAll(Map.of(
                "KLIENTELA_KAFKA_BOOTSTRAP",
                kafka(),
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
                CLIENT,
                "KLIENTELA_API_CLIENT_SECRET",
                SECRET));
        instances.stream()
                .collect(Collectors.groupingBy(Distributed::serviceOf))
                .forEach((service, its) -> environment.put(
                        "KLIENTELA_SERVICES_" + service.toUpperCase(Locale.ROOT),
                        its.stream()
                                .map(name -> "http://127.0.0.1:" + wiring.toService(name, portOf(name)))
                                .collect(Collectors.joining(","))));
        environment.putAll(settings);
    }

    /** Starts the gateway and these services, one instance each unless named otherwise, and waits until each is ready. */
    public static Distributed start(List<String> instances, Map<String, String> settings) {
        return start(instances, settings, Wiring.DIRECT);
    }

    /**
     * @param instances names of services, those of further instances with their number behind
     * @param settings environment of every process
     */
    public static Distributed start(List<String> instances, Map<String, String> settings, Wiring wiring) {
        Distributed started = new Distributed(instances, settings, wiring);
        started.startProgram(STORE);
        started.startProgram(BROKER);
        started.awaitReady(STORE);
        started.awaitReady(BROKER);
        List<String> names = new ArrayList<>(List.of(GATEWAY));
        names.addAll(instances);
        names.forEach(started::startProgram);
        names.forEach(started::awaitReady);
        return started;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("klientela-distributed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String serviceOf(String instance) {
        return instance.replaceFirst("-\\d+$", "");
    }

    private int portOf(String name) {
        Integer port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("There is no " + name + " here: " + ports.keySet());
        }
        return port;
    }

    private Program program(String name) {
        Program program = programs.get(name);
        if (program == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return program;
    }

    /** The gateway's. */
    public String url() {
        return "http://localhost:" + ports.get(GATEWAY);
    }

    /** What an instance answers itself, past the gateway. */
    public String url(String instance) {
        return "http://127.0.0.1:" + portOf(instance);
    }

    public Api api() {
        return new Api(url(), CLIENT, SECRET);
    }

    /** The same caller, who asks one instance past the gateway. */
    public Api api(String instance) {
        return new Api(url(instance), CLIENT, SECRET);
    }

    public String kafka() {
        return "127.0.0.1:" + ports.get(BROKER);
    }

    public String mongodb() {
        return "mongodb://127.0.0.1:" + ports.get(STORE);
    }

    /** Every process that was started, the servers first. */
    public List<String> names() {
        return List.copyOf(ports.keySet());
    }

    public boolean isAlive(String name) {
        return program(name).isAlive();
    }

    public long pid(String name) {
        return program(name).pid();
    }

    public void startService(String name) {
        startProgram(name);
    }

    private void startProgram(String name) {
        programs.put(name, name.equals(STORE) || name.equals(BROKER) ? startServer(name) : startInstance(name));
    }

    private Program startServer(String name) {
        List<String> command = new ArrayList<>(List.of(
                Places.java(),
                name.equals(STORE) ? "-Xmx512m" : "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                Places.jarOf("infra/embedded").toString(),
                folder.toString()));
        String port = Integer.toString(portOf(name));
        command.addAll(name.equals(STORE) ? List.of(port, "none") : List.of("none", port));
        return Program.start(command, Map.of());
    }

    private Program startInstance(String name) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("PORT", Integer.toString(portOf(name)));
        own.put("KLIENTELA_MONGODB_URI", "mongodb://127.0.0.1:" + wiring.toStore(name, portOf(STORE)));
        String service = serviceOf(name);
        Path jar = Places.jarOf(service.equals(GATEWAY) ? service : service + "-service");
        return Program.start(
                List.of(
                        Places.java(),
                        "-Xmx192m",
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.toString()),
                own);
    }

    public void awaitReady(String name) {
        Awaitility.await(name)
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!program(name).isAlive()) {
                        throw new IllegalStateException(name + " has ended: " + output(name));
                    }
                    return isReady(name);
                });
    }

    public boolean isReady(String name) {
        if (name.equals(STORE) || name.equals(BROKER)) {
            return output(name).lines().anyMatch(line -> line.startsWith("{"));
        }
        try {
            return new Api(url(name), "", "")
                            .sendAs(null, "GET", "/actuator/health/readiness", null)
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** SIGKILL. */
    public void kill(String name) {
        program(name).kill();
    }

    /** SIGSTOP. */
    public void freeze(String name) {
        program(name).freeze();
    }

    /** SIGCONT. */
    public void thaw(String name) {
        if (isAlive(name)) {
            program(name).thaw();
        }
    }

    /** SIGTERM, and waits until it has gone by itself. */
    public void stop(String name) {
        program(name).terminate();
        if (!program(name).awaitEnd(Duration.ofSeconds(60))) {
            throw new IllegalStateException(name + " does not end: " + output(name));
        }
    }

    /** What the process wrote since it was last started. */
    public String output(String name) {
        return program(name).output();
    }

    @Override
    public void close() {
        List<String> servers = List.of(STORE, BROKER);
        programs.keySet().forEach(this::thaw);
        programs.entrySet().parallelStream()
                .filter(entry -> !servers.contains(entry.getKey()))
                .forEach(entry -> entry.getValue().close());
        servers.stream().map(this::program).forEach(Program::close);
    }
}
