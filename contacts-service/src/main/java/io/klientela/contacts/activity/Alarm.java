package io.klientela.contacts.activity;

import io.klientela.contacts.calendar.Occurrences;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.ActivityStatus;
import io.klientela.events.contacts.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When somebody is to be reminded of an activity. */
record Alarm(
        @Nullable Schedule schedule,
        @Nullable Instant dueAt,
        @Nullable Instant doneAt,
        @Nullable ActivityStatus status,
        List<Integer> minutes) {
    private static final int MOST_AHEAD = 800;

    static Alarm of(ActivityState state) {
        return new Alarm(
                state.schedule(),
                state.dueAt(),
                state.doneAt(),
                state.status(),
                state.reminders() == null ? List.of() : state.reminders());
    }

    /** The first moment after the given one to remind of it; null where there is none. */
    @Nullable
    Instant next(Instant after) {
        if (minutes.isEmpty() || doneAt != null || status == ActivityStatus.CANCELLED) {
            return null;
        }
        return begins(after)
                .flatMap(begin -> minutes.stream().map(each -> begin.minus(Duration.ofMinutes(each))))
                .filter(moment -> moment.isAfter(after))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** When what somebody is reminded of at that moment begins, or is due. */
    @Nullable
    Instant what(Instant moment) {
        return begins(moment.minusMillis(1))
                .filter(begin -> minutes.stream()
                        .anyMatch(each -> begin.minus(Duration.ofMinutes(each)).equals(moment)))
                .findFirst()
                .orElse(null);
    }

    /** As many as any of the reminders may be about. */
    private Stream<Instant> begins(Instant after) {
        if (schedule == null) {
            return Stream.ofNullable(dueAt).filter(Occurrences::isImaginable);
        }
        Instant day = after.minus(Duration.ofDays(1));
        Instant far = after.plus(Duration.ofMinutes(Collections.max(minutes))).plus(Duration.ofDays(1));
        Stream<Instant> near = Occurrences.starts(schedule, day, far, MOST_AHEAD).stream();
        Stream<Instant> first = Occurrences.starts(schedule, far, Occurrences.NEVER, 1).stream();
        return Stream.concat(near, first).map(this::begin);
    }

    /** A whole day begins where its clock hangs. */
    private Instant begin(Instant start) {
        return schedule != null && schedule.allDay()
                ? start.atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .atStartOfDay(ZoneId.of(schedule.timeZone()))
                        .toInstant()
                : start;
    }
}
