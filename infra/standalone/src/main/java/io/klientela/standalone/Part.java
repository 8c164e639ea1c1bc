package io.klientela.standalone;

import io.klientela.gateway.GatewayApplication;
import io.klientela.platform.KlientelaService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A service, or the gateway, as one application context of this process. */
final class Part implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String name;
    private final int port;
    private final ConfigurableApplicationContext context;

    private Part(String name, int port, ConfigurableApplicationContext context) {
        this.name = name;
        this.port = port;
        this.context = context;
    }

    static Part service(String name, Class<?> application, int port, List<String> settings) {
        return start(name, KlientelaService.builder(application, name + "-service"), port, settings);
    }

    static Part gateway(int port, List<String> settings) {
        return start("gateway", GatewayApplication.builder(), port, settings);
    }

    private static Part start(String name, SpringApplicationBuilder builder, int port, List<String> settings) {
        LogService.within(name);
        var arguments = new ArrayList<>(settings);
        arguments.add("--server.port=" + port);
        var context = builder.registerShutdownHook(false)
                .properties("management.metrics.use-global-registry=false")
                .run(arguments.toArray(String[]::new));
        return new Part(name, port, context);
    }

    void awaitReadiness() {
        var deadline = Instant.now().plus(PATIENCE);
        while (!isReady()) {
            if (Instant.now().isAfter(deadline)) {
                throw new Refusal("The %s is not ready after %d seconds: see ./klientela logs %s."
                        .formatted(name, PATIENCE.toSeconds(), name));
            }
        }
    }

    private boolean isReady() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
            var readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
            var request = HttpRequest.newBuilder(readiness)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("The start was interrupted.");
        }
    }

    @Override
    public void close() {
        LogService.within(name);
        context.close();
    }
}
