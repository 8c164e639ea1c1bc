package io.klientela.platform.consume;

import java.util.List;
import java.util.Optional;

/** The projections of a service while it runs. */
public final class Projections {
    private final List<ProjectionRunner> runners;

    Projections(List<ProjectionRunner> runners) {
        this.runners = List.copyOf(runners);
    }

    List<ProjectionRunner> runners() {
        return runners;
    }

    Optional<ProjectionRunner> named(String name) {
        return runners.stream()
                .filter(runner -> runner.projection().name().equals(name))
                .findFirst();
    }

    public void start() {
        runners.forEach(ProjectionRunner::start);
    }

    /** Rebuilds those whose database was dropped under them. */
    public void heal() {
        runners.forEach(ProjectionRunner::heal);
    }

    public void stop() {
        runners.parallelStream().forEach(ProjectionRunner::stop);
    }
}
