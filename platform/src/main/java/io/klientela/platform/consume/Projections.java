package io.klientela.platform.consume;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The projections of a service while it runs. */
public final class Projections {
    private final List<ProjectionRunner> runners;
    private final Positions positions;

    Projections(List<ProjectionRunner> runners, Positions positions) {
        this.runners = List.copyOf(runners);
        this.positions = positions;
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

    /** Saves how far they are and rebuilds those whose database was dropped under them; to be called once a second. */
    public void keep() {
        positions.flush();
        List<String> names =
                runners.stream().map(runner -> runner.projection().place()).toList();
        Map<String, String> present = positions.generations(names);
        runners.forEach(runner -> runner.heal(present.get(runner.projection().place())));
    }

    public void stop() {
        runners.parallelStream().forEach(ProjectionRunner::stop);
    }
}
