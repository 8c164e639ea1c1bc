package io.klientela.standalone;

import io.klientela.platform.KlientelaService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Starts the whole platform in this process, says where it is, and stops it on SIGTERM or Ctrl-C. */
public final class Standalone {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(40);

    private final Settings settings;
    private final Home home;
    private final int port;
    private final Servers servers;
    private final Platform platform = new Platform();

    private Standalone(Settings settings, Home home) {
        this.settings = settings;
        this.home = home;
        this.port = Ports.demand(settings.port(), "KLIENTELA_PORT");
        this.servers = Servers.start(settings, home);
    }

    public static void main(String[] arguments) {
        var began = Instant.now();
        KlientelaService.provideCarriers();
        try {
            var settings = Settings.of(System.getenv());
            var home = Home.take(settings.home());
            prepareLogging(home);
            var standalone = new Standalone(settings, home);
            Runtime.getRuntime().addShutdownHook(new Thread(standalone::stop, "stop"));
            standalone.start(began);
            if (List.of(arguments).contains("--train")) {
                new Rehearsal(standalone.url(), Secrets.of(home).localClient()).run();
                System.exit(0);
            }
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        } catch (Exception | LinkageError e) {
            LoggerFactory.getLogger(Standalone.class).error("The platform does not start", e);
            System.err.println("The platform does not start: " + rootOf(e) + ". See ./klientela logs.");
            System.exit(1);
        }
    }

    /** One log for all; without this, each context would set it up anew and they would fight over it. */
    private static void prepareLogging(Home home) {
        System.setProperty("klientela.log", home.file("klientela.log").toString());
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LoggerFactory.getLogger(Standalone.class).info("Starting with Java {}", Runtime.version());
    }

    private static Throwable rootOf(Throwable problem) {
        var cause = problem.getCause();
        return cause == null ? problem : rootOf(cause);
    }

    private void start(Instant began) throws InterruptedException {
        var secrets = Secrets.of(home);
        platform.start(Services.all(), port, ports -> arguments(secrets, ports));
        servers.awaitKafka();
        platform.awaitReadiness();
        var lines = "url=%s%npid=%d%nkafka=%s%nmongodb=%s%nhome=%s%n"
                .formatted(
                        url(),
                        ProcessHandle.current().pid(),
                        servers.kafkaBootstrap(),
                        servers.mongodbUri(),
                        settings.home());
        lines += servers.smtp().map("smtp=%s%n"::formatted).orElse("");
        lines += platform.ports().entrySet().stream()
                .map(service -> "%s=http://127.0.0.1:%d%n".formatted(service.getKey(), service.getValue()))
                .collect(Collectors.joining());
        var generated = home.takeOnce("first-password");
        home.announce(lines);
        System.gc(); // gives the memory of the start back: what comes needs about half of it
        System.out.print(welcome(generated, Duration.between(began, Instant.now())));
        System.out.flush();
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private List<String> arguments(Secrets secrets, Map<String, Integer> ports) {
        var arguments = new ArrayList<String>();
        ports.forEach(
                (name, number) -> arguments.add("--klientela.services.%s=http://127.0.0.1:%d".formatted(name, number)));
        arguments.addAll(List.of(
                "--klientela.mongodb.uri=" + servers.mongodbUri(),
                "--klientela.kafka.bootstrap=" + servers.kafkaBootstrap(),
                "--klientela.issuer=" + System.getenv().getOrDefault("KLIENTELA_ISSUER", url()),
                "--klientela.jwks-uri=http://127.0.0.1:%d/oauth2/jwks".formatted(ports.getOrDefault("identity", 0)),
                "--klientela.web-client.secret=" + secrets.webClient(),
                "--klientela.api-url=http://127.0.0.1:" + port,
                "--klientela.service-client.secret=" + secrets.serviceClient(),
                "--klientela.local-client.id=" + secrets.localClient().id(),
                "--klientela.local-client.secret=" + secrets.localClient().secret(),
                "--klientela.audit.folder=" + settings.auditFolder(),
                "--klientela.first-password-file=" + home.file("first-password")));
        arguments.addAll(servers.mailSettings());
        return arguments;
    }

    private String welcome(Optional<String> generated, Duration taken) {
        var who = settings.adminEmail().orElse("admin@klientela.local");
        var how = generated
                .map(password -> "as %s with the password %s (shown only now)".formatted(who, password))
                .orElse("as " + who + " with the password you know");
        return """

                Klientela is ready after %.1f seconds.
                  Open      %s
                  Sign in   %s
                  Kafka     %s
                  MongoDB   %s
                  Mail      %s
                  Data      %s
                """.formatted(
                        taken.toMillis() / 1000.0,
                        url(),
                        how,
                        servers.kafkaBootstrap(),
                        servers.mongodbUri(),
                        servers.smtp()
                                .map(smtp -> "SMTP at %s takes mail to and from anybody; read it at %s/dev/mail"
                                        .formatted(smtp, url()))
                                .orElse("by " + settings.smtpHost().orElse("")),
                        settings.home());
    }

    /** In order, but not for ever: what hangs is left to the recovery of the next start. */
    private void stop() {
        Thread.ofPlatform().daemon().name("stop-limit").start(() -> {
            try {
                Thread.sleep(LONGEST_STOP);
                Runtime.getRuntime().halt(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            platform.close();
            servers.close();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Standalone.class).error("The platform did not stop in order", e);
        } finally {
            home.close();
        }
    }
}
