package io.klientela.automation.notification;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.klientela.events.automation.NotificationState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.web.Versioned;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells those who listen of their new notifications: at once when this instance made them, within a beat when another
 * did, as all instances look into the same collection.
 */
@Component
class Live implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Live.class);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
    /** After it a client comes again, with a token and permissions of then. */
    private static final Duration LONGEST = Duration.ofMinutes(15);
    /** How much later than its time a notification may be seen in the collection. */
    private static final Duration OVERLAP = Duration.ofSeconds(20);

    private static final int MOST = 500;

    record Unread(long unread) {}

    private final Aggregates<Notification, NotificationState> notifications;
    private final Clock clock;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Semaphore signal = new Semaphore(0);
    private final Map<String, Boolean> told = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > 10 * MOST;
        }
    });
    private volatile boolean running;
    private @Nullable Thread thread;

    Live(Aggregates<Notification, NotificationState> notifications, Clock clock, MeterRegistry meters) {
        this.notifications = notifications;
        this.clock = clock;
        Gauge.builder("klientela.notification.listeners", listeners, Set::size)
                .description("clients that wait for notifications")
                .register(meters);
    }

    /** Says that there may be something to tell. */
    void changed() {
        signal.release();
    }

    SseEmitter listen(String userId) throws IOException {
        SseEmitter emitter = new SseEmitter(0L);
        Listener[] self = new Listener[1];
        Listener listener =
                new Listener(userId, emitter, System.nanoTime() + LONGEST.toNanos(), () -> listeners.remove(self[0]));
        self[0] = listener;
        emitter.onCompletion(() -> listeners.remove(listener));
        emitter.onError(gone -> listeners.remove(listener));
        listeners.add(listener);
        try {
            emitter.send(unread(unreadOf(userId)));
        } catch (IOException | RuntimeException e) {
            listeners.remove(listener);
            throw e;
        }
        return emitter;
    }

    private long unreadOf(String userId) {
        return notifications
                .collection()
                .countDocuments(Filters.and(
                        Filters.eq("state.ownerId", userId),
                        Filters.eq("state.readAt", null),
                        Filters.eq("deletedAt", null)));
    }

    private static SseEmitter.SseEventBuilder unread(long number) {
        return SseEmitter.event().name("unread").data(new Unread(number), MediaType.APPLICATION_JSON);
    }

    private void watch() {
        Instant from = clock.instant();
        Map<String, Long> numbers = new HashMap<>();
        long lastSign = System.nanoTime();
        try {
            while (running) {
                signal.tryAcquire(BEAT.toMillis(), TimeUnit.MILLISECONDS);
                signal.drainPermits();
                Instant now = clock.instant();
                if (listeners.isEmpty()) {
                    from = now;
                    numbers.clear();
                    continue;
                }
                long nanos = System.nanoTime();
                listeners.stream().filter(listener -> listener.isOver(nanos)).forEach(Listener::end);
                if (nanos - lastSign > SIGN_OF_LIFE.toNanos()) {
                    lastSign = nanos;
                    listeners.forEach(Listener::beat);
                }
                if (tell(from, numbers)) {
                    from = now.minus(OVERLAP).isAfter(from) ? now.minus(OVERLAP) : from;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the collection could be read. */
    private boolean tell(Instant from, Map<String, Long> numbers) {
        try {
            Set<String> users = listeners.stream().map(Listener::userId).collect(Collectors.toSet());
            numbers.keySet().retainAll(users);
            for (Document document : newest(users, from)) {
                if (told.put(document.getString("_id"), true) == null) {
                    NotificationState state = notifications.stateOf(document);
                    Object data = new Versioned<>(state, document.getLong("version"));
                    toUser(
                            String.valueOf(state.ownerId()),
                            () -> SseEmitter.event().name("notification").data(data, MediaType.APPLICATION_JSON));
                }
            }
            for (String user : users) {
                long number = unreadOf(user);
                Long before = numbers.put(user, number);
                if (before == null || before != number) {
                    toUser(user, () -> unread(number));
                }
            }
            return true;
        } catch (MongoException e) {
            log.debug("notifications cannot be read: {}", e.toString());
            return false;
        }
    }

    private List<Document> newest(Set<String> users, Instant from) {
        Bson recent = Filters.and(
                Filters.in("state.ownerId", users),
                Filters.gte("state.createdAt", Date.from(from)),
                Filters.eq("deletedAt", null));
        return notifications
                .collection()
                .find(recent)
                .sort(Sorts.ascending("state.createdAt"))
                .limit(MOST)
                .into(new ArrayList<>());
    }

    private void toUser(String userId, java.util.function.Supplier<SseEmitter.SseEventBuilder> event) {
        listeners.stream()
                .filter(listener -> listener.userId().equals(userId))
                .forEach(listener -> listener.tell(event.get()));
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("notifications").daemon().start(this::watch);
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
