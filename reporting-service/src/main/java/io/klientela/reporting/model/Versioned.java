package io.klientela.reporting.model;

import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import java.util.List;
import java.util.Set;

/** A projection whose changes make a new version of the numbers. */
record Versioned(Projection projection, ModelVersion version) implements Projection {

    @Override
    public String name() {
        return projection.name();
    }

    @Override
    public int shape() {
        return projection.shape();
    }

    @Override
    public Set<String> topics() {
        return projection.topics();
    }

    @Override
    public void apply(List<Received> events) {
        projection.apply(events);
        if (!events.isEmpty()) {
            version.changed(events);
        }
    }

    @Override
    public void clear() {
        projection.clear();
        version.changed(List.of());
    }
}
