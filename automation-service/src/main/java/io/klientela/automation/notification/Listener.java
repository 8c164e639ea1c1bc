package io.klientela.automation.notification;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * One who listens. What one is told is written on a thread of its own, which exists while it writes; one who reads so
 * slowly that too much piles up is sent away, and finds everything when coming again.
 */
final class Listener {
    private static final int MOST_WAITING = 100;

    private final String userId;
    private final SseEmitter emitter;
    private final long until;
    private final Runnable gone;
    private final Queue<SseEventBuilder> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final ReentrantLock writing = new ReentrantLock();

    /**
     * @param until when it is sent away, in the terms of {@link System#nanoTime}
     * @param gone called when it turns out that nobody listens any more
     */
    Listener(String userId, SseEmitter emitter, long until, Runnable gone) {
        this.userId = userId;
        this.emitter = emitter;
        this.until = until;
        this.gone = gone;
    }

    String userId() {
        return userId;
    }

    void tell(SseEventBuilder event) {
        if (size.get() > MOST_WAITING) {
            end();
            gone.run();
            return;
        }
        waiting.add(event);
        if (size.getAndIncrement() == 0) {
            Thread.ofVirtual().name("notification").start(this::write);
        }
    }

    /** Shows that the line is alive, unless something is on its way anyway. */
    void beat() {
        if (size.get() == 0) {
            tell(SseEmitter.event().comment("beat"));
        }
    }

    boolean isOver(long now) {
        return now - until > 0;
    }

    void end() {
        emitter.complete();
    }

    private void write() {
        writing.lock();
        try {
            do {
                SseEventBuilder event = waiting.poll();
                if (event != null) {
                    emitter.send(event);
                }
            } while (size.decrementAndGet() > 0);
        } catch (IOException | IllegalStateException e) {
            gone.run();
        } finally {
            writing.unlock();
        }
    }
}
