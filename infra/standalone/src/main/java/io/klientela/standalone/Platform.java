package io.klientela.standalone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Every service and the gateway, each ready to answer. */
final class Platform implements AutoCloseable {

    private final ConcurrentLinkedDeque<Part> parts = new ConcurrentLinkedDeque<>();

    /** Starts as many at a time as there are processors, those first on which the others wait. */
    void start(Map<String, Class<?>> services, int gatewayPort, Function<Map<String, Integer>, List<String>> settings)
            throws InterruptedException {
        var ports = new LinkedHashMap<String, Integer>();
        services.keySet().forEach(name -> ports.put(name, Ports.free()));
        var common = settings.apply(ports);
        try (var starters = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var started = new ArrayList<Future<Part>>();
            services.forEach((name, application) -> started.add(
                    starters.submit(() -> add(Part.service(name, application, port(ports, name), common)))));
            started.add(starters.submit(() -> add(Part.gateway(gatewayPort, common))));
            for (var part : started) {
                part.get().awaitReadiness();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private static int port(Map<String, Integer> ports, String name) {
        return ports.getOrDefault(name, 0);
    }

    private Part add(Part part) {
        parts.addFirst(part);
        return part;
    }

    /** The gateway first, so that nobody is sent to a service that is gone; then the services together. */
    @Override
    public void close() {
        var gateway = parts.poll();
        if (gateway != null) {
            gateway.close();
        }
        try (var stoppers = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            parts.forEach(part -> stoppers.execute(part::close));
        }
    }
}
