package io.klientela.identity.review;

import io.klientela.events.Topics;
import io.klientela.events.identity.AccessReviewScheduleEvent;
import io.klientela.events.identity.AccessReviewScheduleState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How often access is reviewed; there is one. */
final class Schedule extends Aggregate<AccessReviewScheduleState> {
    static final String ID = "schedule";
    static final AggregateType<Schedule, AccessReviewScheduleState> TYPE = AggregateType.of(
            "access-review",
            "accessReviewSchedules",
            Topics.ACCESS_REVIEW_SCHEDULES,
            AccessReviewScheduleState.class,
            Schedule::new);

    private static final int DUE_DAYS = 14;

    private Schedule(AccessReviewScheduleState state, long version) {
        super(state, version);
    }

    private Schedule(String id) {
        super(id);
    }

    /** None: reviews begin by hand. */
    static Schedule none(Stamp stamp) {
        Schedule schedule = new Schedule(ID);
        schedule.record(new AccessReviewScheduleEvent.Created(new AccessReviewScheduleState(
                ID, "Access reviews", null, DUE_DAYS, null, stamp.at(), stamp.by(), stamp.at())));
        return schedule;
    }

    void set(@Nullable Integer everyMonths, @Nullable Integer dueDays, @Nullable LocalDate nextOn, Stamp stamp) {
        become(everyMonths, dueDays == null ? state().dueDays() : dueDays, nextOn, stamp);
    }

    /** The review of that day has begun. */
    void advance(LocalDate begun, LocalDate today, Stamp stamp) {
        Integer months = state().everyMonths();
        if (months == null || !begun.equals(state().nextOn())) {
            return;
        }
        LocalDate next = begun;
        for (int times = 1; !next.isAfter(today); times++) {
            next = begun.plusMonths((long) months * times);
        }
        become(months, state().dueDays(), next, stamp);
    }

    private void become(@Nullable Integer everyMonths, int dueDays, @Nullable LocalDate nextOn, Stamp stamp) {
        AccessReviewScheduleState now = state();
        AccessReviewScheduleState next = new AccessReviewScheduleState(
                ID, now.name(), everyMonths, dueDays, nextOn, now.createdAt(), now.createdBy(), stamp.at());
        var changes = Json.changes(now, next);
        if (!changes.isEmpty()) {
            record(new AccessReviewScheduleEvent.Updated(next, changes));
        }
    }
}
