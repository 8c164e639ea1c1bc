package io.klientela.identity.review;

import io.klientela.events.identity.AccessReviewScheduleState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamps;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Begins reviews when it is time for them, once for all instances: their ids follow from the day. */
@Component
class Scheduler {
    private static final Logger log = LoggerFactory.getLogger(Scheduler.class);

    private final Aggregates<Schedule, AccessReviewScheduleState> schedules;
    private final BeginReview begin;
    private final Stamps stamps;

    Scheduler(Aggregates<Schedule, AccessReviewScheduleState> schedules, BeginReview begin, Stamps stamps) {
        this.schedules = schedules;
        this.begin = begin;
        this.stamps = stamps;
    }

    /** The schedule, which says that there is none until somebody sets one. */
    Schedule schedule() {
        Optional<Schedule> known = schedules.find(Schedule.ID);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            return schedules.add(Schedule.none(stamps.now()));
        } catch (DuplicateAggregate otherInstance) {
            return schedules.get(Schedule.ID);
        }
    }

    @Scheduled(
            initialDelayString = "${klientela.reviews-looked-for-every:5m}",
            fixedDelayString = "${klientela.reviews-looked-for-every:5m}")
    void look() {
        try {
            begin.resume();
            schedules.find(Schedule.ID).ifPresent(this::beginWhenDue);
        } catch (RuntimeException e) {
            log.warn("access reviews are looked for later: {}", e.toString());
        }
    }

    private void beginWhenDue(Schedule schedule) {
        LocalDate day = schedule.state().nextOn();
        LocalDate today = today();
        if (schedule.state().everyMonths() == null || day == null || day.isAfter(today)) {
            return;
        }
        if (!begin.isOneOpen()) {
            String id = UUID.nameUUIDFromBytes(("access review " + day).getBytes(StandardCharsets.UTF_8))
                    .toString();
            try {
                begin.begin(id, nameOf(today), today.plusDays(schedule.state().dueDays()), true);
            } catch (DuplicateAggregate otherInstance) {
                // It is there, and that is what matters.
            }
        }
        schedules.change(Schedule.ID, null, one -> one.advance(day, today, stamps.now()));
    }

    LocalDate today() {
        return LocalDate.ofInstant(stamps.now().at(), ZoneOffset.UTC);
    }

    static String nameOf(LocalDate day) {
        return "Access review " + day;
    }
}
