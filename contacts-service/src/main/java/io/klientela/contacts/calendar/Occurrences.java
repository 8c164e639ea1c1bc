package io.klientela.contacts.calendar;

import io.klientela.events.contacts.Schedule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The occurrences of a schedule. */
public final class Occurrences {
    /** What never ends, ends then. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** What takes longer is looked for by its end as well as by its start. */
    public static final Duration LONG = Duration.ofDays(31);

    private static final Duration LONGEST = Duration.ofDays(5 * 366L);
    private static final Instant EARLIEST = Instant.parse("1800-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");
    private static final int MOST_DATES = 1_000;

    private Occurrences() {}

    /** What is wrong with a schedule, and with which of its fields. */
    public static final class Impossible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String field;

        Impossible(String field, String words) {
            super(words, null, false, false);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    /**
     * The schedule as it is stored: whole days at midnight UTC, a rule in its canonical form, dates in order and once.
     *
     * @throws Impossible where it cannot be followed
     */
    public static Schedule normal(Schedule given) {
        ZoneId zone = zone(given.timeZone());
        requireImaginable("startsAt", given.startsAt());
        requireImaginable("endsAt", given.endsAt());
        boolean allDay = given.allDay();
        Instant start = moment(given.startsAt(), allDay);
        Instant end = moment(given.endsAt(), allDay);
        if (end.isBefore(start)) {
            throw new Impossible("endsAt", "is before the start");
        }
        if (allDay && end.equals(start)) {
            end = start.plus(1, ChronoUnit.DAYS);
        }
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw new Impossible("endsAt", "is more than five years after the start");
        }
        List<Instant> excluded = dates("excluded", given.excluded(), allDay);
        List<Instant> added = dates("added", given.added(), allDay);
        String rule = given.rule() == null || given.rule().isBlank()
                ? null
                : rule(given.rule(), zone, allDay).text();
        boolean recurs = rule != null || !added.isEmpty();
        Schedule normal = new Schedule(
                start,
                end,
                given.timeZone(),
                allDay,
                rule,
                recurs && !excluded.isEmpty() ? excluded : null,
                added.isEmpty() ? null : added,
                null);
        return withUntil(normal, recurs);
    }

    /** Whether a calendar has room for it. */
    public static boolean isImaginable(Instant moment) {
        return !moment.isBefore(EARLIEST) && !moment.isAfter(LATEST);
    }

    private static void requireImaginable(String field, Instant moment) {
        if (!isImaginable(moment)) {
            throw new Impossible(field, "is not between 1800 and 2300");
        }
    }

    private static Schedule withUntil(Schedule plain, boolean recurs) {
        Duration length = length(plain);
        Instant until = recurs ? lastEnd(plain) : length.compareTo(LONG) > 0 ? plain.endsAt() : null;
        return new Schedule(
                plain.startsAt(),
                plain.endsAt(),
                plain.timeZone(),
                plain.allDay(),
                plain.rule(),
                plain.excluded(),
                plain.added(),
                until);
    }

    private static Instant moment(Instant given, boolean allDay) {
        return allDay
                ? given.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant()
                : given.truncatedTo(ChronoUnit.SECONDS);
    }

    private static List<Instant> dates(String field, @Nullable List<Instant> given, boolean allDay) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > MOST_DATES) {
            throw new Impossible(field, "has more than %d dates".formatted(MOST_DATES));
        }
        TreeSet<Instant> sorted = new TreeSet<>();
        for (Instant date : given) {
            requireImaginable(field, date);
            sorted.add(moment(date, allDay));
        }
        return List.copyOf(sorted);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new Impossible("timeZone", "is no time zone, such as Europe/Warsaw");
        }
    }

    private static Rule rule(String text, ZoneId zone, boolean allDay) {
        try {
            return Rule.parse(text, zone, allDay);
        } catch (IllegalArgumentException e) {
            throw new Impossible("rule", String.valueOf(e.getMessage()));
        }
    }

    /** The end of the last occurrence; {@link #NEVER} where there is none, or where it is too far to count. */
    private static Instant lastEnd(Schedule schedule) {
        Instant last = schedule.startsAt();
        for (Instant date : listed(schedule.added())) {
            last = date.isAfter(last) ? date : last;
        }
        if (schedule.rule() != null) {
            Rule rule = rule(schedule.rule(), byWhichItRecurs(schedule), schedule.allDay());
            if (rule.isEndless()) {
                return NEVER;
            }
            Instant[] latest = {last};
            if (rule.until() == null) {
                rule.from(schedule.startsAt(), byWhichItRecurs(schedule), schedule.startsAt(), start -> {
                    latest[0] = start.isAfter(latest[0]) ? start : latest[0];
                    return true;
                });
            } else if (rule.until().isAfter(last)) {
                latest[0] = rule.until();
            }
            last = latest[0];
        }
        return last.plus(length(schedule));
    }

    /** How long each occurrence takes. */
    public static Duration length(Schedule schedule) {
        return Duration.between(schedule.startsAt(), schedule.endsAt());
    }

    public static boolean recurs(Schedule schedule) {
        return schedule.rule() != null || !listed(schedule.added()).isEmpty();
    }

    private static ZoneId byWhichItRecurs(Schedule schedule) {
        return schedule.allDay() ? ZoneOffset.UTC : ZoneId.of(schedule.timeZone());
    }

    /** Starts at or after a moment and before another one, the earliest first; its start counts, whatever the rule says. */
    public static List<Instant> starts(Schedule schedule, Instant from, Instant to, int most) {
        Set<Instant> excluded = new HashSet<>(listed(schedule.excluded()));
        TreeSet<Instant> starts = new TreeSet<>();
        starts.add(schedule.startsAt());
        starts.addAll(listed(schedule.added()));
        starts.removeAll(excluded);
        starts.removeIf(start -> start.isBefore(from) || !start.isBefore(to));
        if (schedule.rule() != null) {
            ZoneId zone = byWhichItRecurs(schedule);
            int[] taken = {0};
            rule(schedule.rule(), zone, schedule.allDay()).from(schedule.startsAt(), zone, from, start -> {
                if (!start.isBefore(to)) {
                    return false;
                }
                if (!excluded.contains(start) && starts.add(start)) {
                    taken[0]++;
                }
                return taken[0] < most;
            });
        }
        return starts.stream().limit(most).toList();
    }

    /** Starts of those that are going on at some time from a moment on and before another one. */
    public static List<Instant> during(Schedule schedule, Instant from, Instant to, int most) {
        Duration length = length(schedule);
        Instant earliest = length.isZero() ? from : from.minus(length).plusMillis(1);
        return starts(schedule, earliest, to, most);
    }

    /** Whether one begins just then. */
    public static boolean isStart(Schedule schedule, Instant moment) {
        return isImaginable(moment)
                && !starts(schedule, moment, moment.plusMillis(1), 1).isEmpty();
    }

    /** As the series, without the occurrence that begins then. */
    public static Schedule without(Schedule schedule, Instant start) {
        TreeSet<Instant> excluded = new TreeSet<>(listed(schedule.excluded()));
        excluded.add(start);
        return excluding(schedule, List.copyOf(excluded));
    }

    /** As the series, with the occurrence that begins then. */
    public static Schedule with(Schedule schedule, Instant start) {
        List<Instant> others = listed(schedule.excluded()).stream()
                .filter(one -> !one.equals(start))
                .toList();
        return excluding(schedule, others.isEmpty() ? null : others);
    }

    private static Schedule excluding(Schedule schedule, @Nullable List<Instant> excluded) {
        return new Schedule(
                schedule.startsAt(),
                schedule.endsAt(),
                schedule.timeZone(),
                schedule.allDay(),
                schedule.rule(),
                excluded,
                schedule.added(),
                schedule.until());
    }

    /** The one occurrence that begins then, for itself. */
    public static Schedule only(Schedule schedule, Instant start) {
        return new Schedule(
                start, start.plus(length(schedule)), schedule.timeZone(), schedule.allDay(), null, null, null, null);
    }

    private static List<Instant> listed(@Nullable List<Instant> dates) {
        return dates == null ? List.of() : dates;
    }
}
