package io.klientela.events.sales;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a pipeline. */
public sealed interface PipelineEvent extends Event<PipelineState> {

    @EventType("klientela.sales.pipeline.created.v1")
    record Created(PipelineState state) implements PipelineEvent {}

    @EventType("klientela.sales.pipeline.updated.v1")
    record Updated(PipelineState state, Map<String, FieldChange> changes) implements PipelineEvent {}

    @EventType("klientela.sales.pipeline.deleted.v1")
    record Deleted(PipelineState state) implements PipelineEvent {}
}
