package io.klientela.platform.aggregate;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** Gives stamps for changes: the current time and the current actor. */
public final class Stamps {
    private final Clock clock;
    private final Supplier<String> actor;

    public Stamps(Clock clock, Supplier<String> actor) {
        this.clock = clock;
        this.actor = actor;
    }

    public Stamp now() {
        return new Stamp(clock.instant().truncatedTo(ChronoUnit.MILLIS), actor.get());
    }
}
