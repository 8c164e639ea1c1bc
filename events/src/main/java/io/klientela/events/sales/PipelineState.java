package io.klientela.events.sales;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;

/** A pipeline and its stages in order. Exactly one pipeline is the default. */
public record PipelineState(
        String id,
        String name,
        boolean isDefault,
        List<Stage> stages,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
