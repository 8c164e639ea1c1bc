package io.klientela.reporting.model;

import java.util.List;
import java.util.Objects;

/** What reports need of a pipeline's published state: its name and its stages in order. */
public record Pipeline(String id, String name, boolean isDefault, List<Stage> stages) {

    /** @param kind {@code open}, {@code won} or {@code lost} */
    public record Stage(String id, String name, String kind, int probability) {}

    /** An event without these is not a pipeline's. */
    public Pipeline {
        Objects.requireNonNull(id, "the pipeline has no id");
        Objects.requireNonNull(name, "the pipeline has no name");
        stages = List.copyOf(Objects.requireNonNull(stages, "the pipeline has no stages"));
    }
}
