package io.klientela.platform.start;

import io.klientela.platform.Trace;
import io.klientela.platform.consume.Projections;
import io.klientela.platform.consume.Reactions;
import io.klientela.platform.outbox.Relay;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Brings a service up beside its web server: it is live at once, and ready when its database and its topics are. What
 * does not answer yet is tried again until it does.
 */
final class PlatformLifecycle implements SmartLifecycle, HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(PlatformLifecycle.class);

    private final String service;
    private final List<StartupTask> tasks;
    private final Runnable topics;
    private final Runnable relayStart;
    private final Relay relay;
    private final Projections projections;
    private final Reactions reactions;
    private volatile boolean running;
    private volatile boolean ready;
    private volatile String waitingFor = "start";

    PlatformLifecycle(
            String service,
            List<StartupTask> tasks,
            Runnable topics,
            Runnable relayStart,
            Relay relay,
            Projections projections,
            Reactions reactions) {
        this.service = service;
        this.tasks = tasks;
        this.topics = topics;
        this.relayStart = relayStart;
        this.relay = relay;
        this.projections = projections;
        this.reactions = reactions;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name(service + "-start").daemon().start(this::bringUp);
    }

    private void bringUp() {
        CurrentActor.runAs(Actor.system(service), () -> {
            Trace.begin(null);
            until("the database", () -> tasks.forEach(StartupTask::run));
            until("the message broker", topics);
            if (running) {
                relayStart.run();
                until("the database", projections::start);
                until("the database", reactions::start);
                ready = true;
                log.info("ready");
            }
        });
        while (running) {
            pause();
            try {
                projections.keep();
            } catch (RuntimeException e) {
                log.debug("projections could not be kept: {}", e.toString());
            }
        }
    }

    private void until(String what, Runnable step) {
        waitingFor = what;
        while (running) {
            try {
                step.run();
                return;
            } catch (RuntimeException e) {
                log.warn("waiting for {}: {}", what, e.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        if (ready) {
            ready = false;
            reactions.stop();
            projections.stop();
            relay.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the web server has answered its last request. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public Health health() {
        return ready
                ? Health.up().build()
                : Health.outOfService().withDetail("waitingFor", waitingFor).build();
    }
}
