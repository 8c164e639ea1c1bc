package io.klientela.events.sales;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to a deal. */
public sealed interface DealEvent extends Event<DealState> {

    /** The deal exists; an imported one may already be won or lost. */
    @EventType("klientela.sales.deal.created.v1")
    record Created(DealState state) implements DealEvent {}

    @EventType("klientela.sales.deal.updated.v1")
    record Updated(DealState state, Map<String, FieldChange> changes) implements DealEvent {}

    /** Moved between open stages; winning, losing and reopening have events of their own. */
    @EventType("klientela.sales.deal.stage-changed.v1")
    record StageChanged(DealState state, String fromStage, String toStage) implements DealEvent {}

    @EventType("klientela.sales.deal.won.v1")
    record Won(DealState state, String fromStage) implements DealEvent {}

    @EventType("klientela.sales.deal.lost.v1")
    record Lost(DealState state, String fromStage, @Nullable String reason) implements DealEvent {}

    @EventType("klientela.sales.deal.reopened.v1")
    record Reopened(DealState state, String toStage) implements DealEvent {}

    @EventType("klientela.sales.deal.deleted.v1")
    record Deleted(DealState state) implements DealEvent {}
}
