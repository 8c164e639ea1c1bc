package io.klientela.ticketing.background;

import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does something again and again as the service itself, after a pause or when woken; what fails is tried again. */
public final class Repeating implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Repeating.class);
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final String name;
    private final Duration pause;
    private final Runnable task;
    private final Semaphore wakeup = new Semaphore(0);
    private @Nullable Thread thread;
    private volatile boolean running;

    public Repeating(String name, Duration pause, Runnable task) {
        this.name = name;
        this.pause = pause;
        this.task = task;
    }

    /** Has it done soon. */
    public void wake() {
        wakeup.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform()
                .name(name)
                .daemon()
                .start(() -> CurrentActor.runAs(Actor.system("ticketing-service"), this::repeat));
    }

    private void repeat() {
        boolean failing = false;
        while (running) {
            try {
                task.run();
                failing = false;
            } catch (RuntimeException e) {
                // Once is enough to be told that a server is away.
                if (!failing) {
                    log.warn("{} is tried again: {}", name, e.toString());
                }
                failing = true;
            }
            await();
        }
    }

    private void await() {
        try {
            if (wakeup.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeup.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        wake();
        Thread stopping = thread;
        if (stopping != null) {
            try {
                stopping.join(GOODBYE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
