package io.klientela.reporting.updates;

import com.mongodb.MongoException;
import io.klientela.reporting.model.ModelVersion;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Watches the version of the numbers and tells all listeners of a new one: at once when this instance made it, within a
 * beat when another did, and never twice in a beat. Who begins to listen is told of the present one.
 */
@Component
class Updates implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Updates.class);
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
    /** After it a client comes again, with a token and permissions of then. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    record Changed(Instant asOf) {}

    private final ModelVersion version;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    Updates(ModelVersion version, MeterRegistry meters) {
        this.version = version;
        Gauge.builder("klientela.report.listeners", listeners, Set::size)
                .description("clients that wait for changed numbers")
                .register(meters);
        version.onChange(signal::release);
    }

    SseEmitter listen() throws IOException {
        SseEmitter emitter = new SseEmitter(0L);
        Listener[] self = new Listener[1];
        Listener listener =
                new Listener(emitter, System.nanoTime() + LONGEST.toNanos(), () -> listeners.remove(self[0]));
        self[0] = listener;
        emitter.onCompletion(() -> listeners.remove(listener));
        emitter.onError(gone -> listeners.remove(listener));
        listeners.add(listener);
        welcome(listener, emitter);
        return emitter;
    }

    /**
     * Tells the present version, so that no change falls between asking for the numbers and listening. The request's own
     * thread writes it, and with it the headers, which no other thread may race for.
     */
    private void welcome(Listener listener, SseEmitter emitter) throws IOException {
        try {
            emitter.send(changed(version.current()));
        } catch (IOException | RuntimeException e) {
            listeners.remove(listener);
            throw e;
        }
    }

    private void watch() {
        @Nullable String told = null;
        long lastSign = System.nanoTime();
        try {
            while (running) {
                signal.tryAcquire(BEAT.toMillis(), TimeUnit.MILLISECONDS);
                signal.drainPermits();
                if (listeners.isEmpty()) {
                    continue;
                }
                long now = System.nanoTime();
                listeners.stream().filter(listener -> listener.isOver(now)).forEach(Listener::end);
                if (now - lastSign > SIGN_OF_LIFE.toNanos()) {
                    lastSign = now;
                    listeners.forEach(Listener::beat);
                }
                ModelVersion.Current current = current();
                if (current != null && !current.tag().equals(told)) {
                    told = current.tag();
                    listeners.forEach(listener -> listener.tell(changed(current)));
                    TimeUnit.MILLISECONDS.sleep(BEAT.toMillis());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static SseEmitter.SseEventBuilder changed(ModelVersion.Current current) {
        return SseEmitter.event().name("changed").data(new Changed(current.asOf()), MediaType.APPLICATION_JSON);
    }

    private ModelVersion.@Nullable Current current() {
        try {
            return version.current();
        } catch (MongoException e) {
            log.debug("the version cannot be read: {}", e.toString());
            return null;
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("report-updates").daemon().start(this::watch);
    }

    /** Before the web server waits for its last requests, as these would never end by themselves. */
    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
        listeners.forEach(Listener::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
