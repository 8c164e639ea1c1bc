package io.klientela.platform.consume;

import java.util.List;
import java.util.Optional;

/** The reactions of a service while it runs. */
public final class Reactions {
    private final List<ReactionRunner> runners;

    Reactions(List<ReactionRunner> runners) {
        this.runners = List.copyOf(runners);
    }

    List<ReactionRunner> runners() {
        return runners;
    }

    Optional<ReactionRunner> named(String name) {
        return runners.stream()
                .filter(runner -> runner.reaction().name().equals(name))
                .findFirst();
    }

    public void start() {
        runners.forEach(ReactionRunner::start);
    }

    public void stop() {
        runners.parallelStream().forEach(ReactionRunner::stop);
    }
}
