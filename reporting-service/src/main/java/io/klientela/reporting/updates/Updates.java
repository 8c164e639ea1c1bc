package io.klientela.reporting.updates;

import com.mongodb.MongoException;
import io.klientela.reporting.model.ModelVersion;
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
 * beat when another did, and never twice in a beat.
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
    private volatile @Nullable Thread thread;

    Updates(ModelVersion version) {
        this.version = version;
        version.onChange(signal::release);
    }

    SseEmitter listen() {
        SseEmitter emitter = new SseEmitter(0L);
        Listener[] self = new Listener[1];
        Listener listener =
                new Listener(emitter, System.nanoTime() + LONGEST.toNanos(), () -> listeners.remove(self[0]));
        self[0] = listener;
        emitter.onCompletion(() -> listeners.remove(listener));
        emitter.onError(gone -> listeners.remove(listener));
        listeners.add(listener);
        listener.beat();
        return emitter;
    }

    int listening() {
        return listeners.size();
    }

    private void watch() {
        String told = "";
        long lastSign = System.nanoTime();
        try {
            while (isRunning()) {
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
                    tell(new Changed(current.asOf()));
                    TimeUnit.MILLISECONDS.sleep(BEAT.toMillis());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Changed changed) {
        listeners.forEach(listener ->
                listener.tell(SseEmitter.event().name("changed").data(changed, MediaType.APPLICATION_JSON)));
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
    public void start() {
        // Known before it runs, because it ends when it finds that it is not.
        Thread watcher = Thread.ofVirtual().name("report-updates").unstarted(this::watch);
        thread = watcher;
        watcher.start();
    }

    /** Before the web server waits for its last requests, as these would never end by themselves. */
    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
        listeners.forEach(Listener::end);
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
