package io.klientela.events.marketing;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a segment. */
public sealed interface SegmentEvent extends Event<SegmentState> {

    @EventType("klientela.marketing.segment.created.v1")
    record Created(SegmentState state) implements SegmentEvent {}

    @EventType("klientela.marketing.segment.updated.v1")
    record Updated(SegmentState state, Map<String, FieldChange> changes) implements SegmentEvent {}

    @EventType("klientela.marketing.segment.deleted.v1")
    record Deleted(SegmentState state) implements SegmentEvent {}
}
