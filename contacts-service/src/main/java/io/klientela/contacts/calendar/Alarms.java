package io.klientela.contacts.calendar;

import biweekly.component.ICalComponent;
import biweekly.component.VAlarm;
import biweekly.parameter.Related;
import biweekly.property.Trigger;
import io.klientela.events.contacts.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reminders of an entry of a file. */
final class Alarms {
    private static final int MOST = 10;
    private static final int FARTHEST = 28 * 24 * 60;

    private Alarms() {}

    /** Those that come beforehand, at most four weeks, in minutes. */
    static List<Integer> minutesBefore(ICalComponent component, @Nullable Schedule schedule, @Nullable Instant dueAt) {
        Instant start = schedule == null ? dueAt : schedule.startsAt();
        if (start == null) {
            return List.of();
        }
        return component.getComponents(VAlarm.class).stream()
                .map(VAlarm::getTrigger)
                .filter(Objects::nonNull)
                .flatMap(trigger -> Stream.ofNullable(before(trigger, start, schedule)))
                .map(Duration::toMinutes)
                .filter(minutes -> minutes >= 0 && minutes <= FARTHEST)
                .map(Long::intValue)
                .distinct()
                .sorted()
                .limit(MOST)
                .toList();
    }

    private static @Nullable Duration before(Trigger trigger, Instant start, @Nullable Schedule schedule) {
        if (trigger.getDate() != null) {
            return Duration.between(trigger.getDate().toInstant(), start);
        }
        biweekly.util.@Nullable Duration after = trigger.getDuration();
        if (after == null) {
            return null;
        }
        Duration before = Duration.ofMillis(-after.toMillis());
        return schedule != null && Related.END.equals(trigger.getRelated())
                ? before.minus(Occurrences.length(schedule))
                : before;
    }
}
