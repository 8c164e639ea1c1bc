package io.klientela.platform.consume;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How far each projection is behind, and how many dead letters wait for somebody; asked when somebody looks. */
final class ConsumeMeters implements MeterBinder {
    private final Projections projections;
    private final DeadLetters deadLetters;
    private final Lag lag;

    ConsumeMeters(Projections projections, DeadLetters deadLetters, Lag lag) {
        this.projections = projections;
        this.deadLetters = deadLetters;
        this.lag = lag;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (ProjectionRunner runner : projections.runners()) {
            Gauge.builder("klientela.projection.lag", runner.projection(), this::behind)
                    .description("Events that the projection has not taken in yet")
                    .tag("projection", runner.projection().name())
                    .register(registry);
        }
        Gauge.builder("klientela.dead.letters", deadLetters, DeadLetters::count)
                .description("Events that could not be processed and wait for an operator")
                .register(registry);
    }

    private double behind(Projection projection) {
        Long events = lag.of(projection);
        return events == null ? Double.NaN : events;
    }
}
