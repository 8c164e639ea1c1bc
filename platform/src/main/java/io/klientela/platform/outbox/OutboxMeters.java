package io.klientela.platform.outbox;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How much waits to be published, how long already, and how much was; asked of the database when somebody looks. */
public final class OutboxMeters implements MeterBinder {
    private final Outboxes outboxes;
    private final Relay relay;
    private final Clock clock;

    public OutboxMeters(Outboxes outboxes, Relay relay, Clock clock) {
        this.outboxes = outboxes;
        this.relay = relay;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        outboxes.byCollection().values().forEach(outbox -> {
            Gauge.builder("klientela.outbox.depth", outbox, Outbox::depth)
                    .description("Records with events that are not published yet")
                    .tag("resource", outbox.resource())
                    .tag("collection", outbox.collectionName())
                    .register(registry);
            Gauge.builder("klientela.outbox.age", outbox, this::age)
                    .description("How long the oldest unpublished event has waited")
                    .baseUnit("seconds")
                    .tag("resource", outbox.resource())
                    .tag("collection", outbox.collectionName())
                    .register(registry);
        });
        FunctionCounter.builder("klientela.outbox.published", relay, Relay::published)
                .description("Events that the broker acknowledged")
                .register(registry);
        FunctionCounter.builder("klientela.outbox.failures", relay, Relay::failures)
                .description("Attempts to publish an event that failed")
                .register(registry);
    }

    private double age(Outbox outbox) {
        Instant since = outbox.oldest();
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
