package io.klientela.events.identity;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to the schedule of access reviews. */
public sealed interface AccessReviewScheduleEvent extends Event<AccessReviewScheduleState> {

    @EventType("klientela.identity.access-review-schedule.created.v1")
    record Created(AccessReviewScheduleState state) implements AccessReviewScheduleEvent {}

    @EventType("klientela.identity.access-review-schedule.updated.v1")
    record Updated(AccessReviewScheduleState state, Map<String, FieldChange> changes)
            implements AccessReviewScheduleEvent {}
}
