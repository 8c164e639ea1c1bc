package io.klientela.gateway.services;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whose turn it is where a service has several instances: each is asked twice a second whether it takes requests, and one
 * that does not comes last.
 */
@Component
public class Instances implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Instances.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Services services;
    private final WebClient client = WebClient.create();
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<URI> away = ConcurrentHashMap.newKeySet();
    private volatile Disposable asking = Disposables.disposed();

    Instances(Services services) {
        this.services = services;
    }

    /** The service's instances in the order in which to try them: those that take requests in turn, then the others. */
    public List<URI> inTurn(String service) {
        List<URI> all = services.urls(service);
        if (all.size() == 1) {
            return all;
        }
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        List<URI> ready = new ArrayList<>(all.size());
        List<URI> others = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            URI instance = all.get((first + i) % all.size());
            (away.contains(instance) ? others : ready).add(instance);
        }
        ready.addAll(others);
        return ready;
    }

    /** It could not be reached: it comes last until it says that it is ready. */
    public void unreachable(URI instance) {
        note(instance, false);
    }

    private void note(URI instance, boolean ready) {
        if (ready ? away.remove(instance) : away.add(instance)) {
            LOG.info("{} {}", instance, ready ? "takes requests" : "takes no requests");
        }
    }

    @Override
    public void start() {
        List<URI> watched = services.services().entrySet().stream()
                .filter(service -> service.getValue().size() > 1)
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .toList();
        asking = Flux.fromIterable(watched)
                .flatMap(instance -> ask(instance)
                        .doOnNext(ready -> note(instance, ready))
                        .then(Mono.delay(PAUSE))
                        .repeat())
                .subscribe();
    }

    private Mono<Boolean> ask(URI instance) {
        return client.get()
                .uri(instance + "/actuator/health/readiness")
                .exchangeToMono(answer ->
                        answer.releaseBody().thenReturn(answer.statusCode().is2xxSuccessful()))
                .timeout(PATIENCE)
                .onErrorReturn(false);
    }

    @Override
    public void stop() {
        asking.dispose();
    }

    @Override
    public boolean isRunning() {
        return !asking.isDisposed();
    }
}
