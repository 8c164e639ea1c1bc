package io.klientela.automation.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends what is due. Each webhook has a few places of its own, so that a slow receiver holds up nobody but itself. */
@Component
class Dispatcher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final int PLACES = 4;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Sender sender;
    private final Clock clock;
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
    private volatile boolean running;
    private @Nullable Thread thread;

    Dispatcher(Webhooks webhooks, Deliveries deliveries, Sender sender, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.sender = sender;
        this.clock = clock;
    }

    private void loop() {
        try {
            while (running) {
                look();
                deliveries.await(BEAT);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            webhooks.activeAt(clock.instant()).forEach(this::dispatch);
        } catch (RuntimeException e) {
            log.debug("webhooks wait: {}", e.toString());
        }
    }

    private void dispatch(Webhooks.Subscription subscription) {
        String id = subscription.webhook().id();
        Semaphore free = places.computeIfAbsent(id, first -> new Semaphore(PLACES));
        while (running && free.tryAcquire()) {
            Deliveries.Taken taken = null;
            try {
                taken = deliveries.take(id);
            } finally {
                if (taken == null) {
                    free.release();
                }
            }
            if (taken == null) {
                return;
            }
            Deliveries.Taken message = taken;
            Thread.ofVirtual().name("webhook-" + id).start(() -> {
                try {
                    sender.trySend(subscription.webhook(), message);
                } finally {
                    free.release();
                    deliveries.wake();
                }
            });
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("webhooks").daemon().start(this::loop);
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
