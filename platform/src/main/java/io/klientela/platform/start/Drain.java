package io.klientela.platform.start;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/** On the way down: says that no more requests are taken, and answers on until whoever sends them has noticed. */
final class Drain implements SmartLifecycle {
    private final ApplicationContext context;
    private final Duration notice;
    private volatile boolean running;

    /** @param notice how long it goes on; nothing where nobody chooses between instances */
    Drain(ApplicationContext context, Duration notice) {
        this.context = context;
        this.notice = notice;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (notice.isZero()) {
            return;
        }
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            TimeUnit.MILLISECONDS.sleep(notice.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else stops, the web server above all. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
