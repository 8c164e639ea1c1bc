package io.klientela.standalone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every service and the gateway, each ready to answer. */
final class Platform implements AutoCloseable {

    private final Queue<Part> services = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final AtomicReference<@Nullable Part> gateway = new AtomicReference<>();

    /** Starts as many at a time as there are processors, those first on which the others wait; not all are ready then. */
    void start(
            Map<String, Class<?>> applications, int gatewayPort, Function<Map<String, Integer>, List<String>> settings)
            throws InterruptedException {
        applications.keySet().forEach(name -> ports.put(name, Ports.free()));
        var common = settings.apply(ports);
        try (var starters = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var started = new ArrayList<Future<Part>>();
            applications.forEach((name, application) -> started.add(
                    starters.submit(() -> addService(Part.service(name, application, port(ports, name), common)))));
            started.add(starters.submit(() -> setGateway(Part.gateway(gatewayPort, common))));
            for (var part : started) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** Some are ready only with the others. */
    void awaitReadiness() {
        services.forEach(Part::awaitReadiness);
        var last = gateway.get();
        if (last != null) {
            last.awaitReadiness();
        }
    }

    /** Where each service listens, by its name. */
    Map<String, Integer> ports() {
        return ports;
    }

    private static int port(Map<String, Integer> ports, String name) {
        return ports.getOrDefault(name, 0);
    }

    private Part addService(Part service) {
        services.add(service);
        return service;
    }

    private Part setGateway(Part part) {
        gateway.set(part);
        return part;
    }

    /** The gateway first, so that nobody is sent to a service that is gone; then the services together. */
    @Override
    public void close() {
        var first = gateway.get();
        if (first != null) {
            first.close();
        }
        try (var stoppers =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            services.forEach(service -> stoppers.execute(service::close));
        }
    }
}
