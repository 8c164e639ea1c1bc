package io.klientela.reporting.updates;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * One who listens. What one is told is written on a thread of its own, which exists while it writes, and only the newest
 * of what piled up: who reads slowly keeps nobody else waiting.
 */
final class Listener {
    private final SseEmitter emitter;
    private final long until;
    private final Runnable gone;
    private final AtomicReference<@Nullable SseEventBuilder> next = new AtomicReference<>();
    private final ReentrantLock writing = new ReentrantLock();

    /**
     * @param until when it is sent away, in the terms of {@link System#nanoTime}
     * @param gone called when it turns out that nobody listens any more
     */
    Listener(SseEmitter emitter, long until, Runnable gone) {
        this.emitter = emitter;
        this.until = until;
        this.gone = gone;
    }

    void tell(SseEventBuilder event) {
        if (next.getAndSet(event) == null) {
            startWriting();
        }
    }

    /** Shows that the line is alive, unless something is on its way anyway. */
    void beat() {
        if (next.compareAndSet(null, SseEmitter.event().comment("beat"))) {
            startWriting();
        }
    }

    boolean isOver(long now) {
        return now - until > 0;
    }

    void end() {
        emitter.complete();
    }

    private void startWriting() {
        Thread.ofVirtual().name("report-update").start(this::write);
    }

    private void write() {
        writing.lock();
        try {
            SseEventBuilder event = next.getAndSet(null);
            if (event != null) {
                emitter.send(event);
            }
        } catch (IOException | IllegalStateException e) {
            gone.run();
        } finally {
            writing.unlock();
        }
    }
}
