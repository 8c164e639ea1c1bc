package io.klientela.ticketing.calendar;

import io.klientela.events.ticketing.BusinessCalendar;
import io.klientela.events.ticketing.OpeningHours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Counts time in which people work. An hour that the clocks skip in spring is not worked, and one that they repeat in
 * autumn is worked twice.
 */
public final class WorkingHours {
    private static final int MOST_DAYS = 3 * 366;

    /** Times of a day in seconds; {@code to} after {@code from}, at most the end of the day. */
    private record Span(int from, int to) {}

    private record Shift(Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    private final Set<LocalDate> holidays;

    private WorkingHours(BusinessCalendar calendar) {
        zone = ZoneId.of(calendar.timeZone());
        for (OpeningHours hours : calendar.hours()) {
            Span span = new Span(seconds(hours.from()), seconds(hours.to()));
            if (span.from() >= span.to()) {
                throw new IllegalArgumentException("%s is not before %s".formatted(hours.from(), hours.to()));
            }
            week.computeIfAbsent(DayOfWeek.of(hours.day()), day -> new ArrayList<>())
                    .add(span);
        }
        week.values().forEach(WorkingHours::sortAndCheck);
        holidays = Set.copyOf(calendar.holidays());
    }

    /** @throws IllegalArgumentException that says what is wrong with it */
    public static WorkingHours of(BusinessCalendar calendar) {
        try {
            return new WorkingHours(calendar);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static int seconds(String time) {
        return time.equals("24:00") ? 24 * 3600 : LocalTime.parse(time).toSecondOfDay();
    }

    private static void sortAndCheck(List<Span> spans) {
        spans.sort(Comparator.comparingInt(Span::from));
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from() < spans.get(i - 1).to()) {
                throw new IllegalArgumentException("two opening hours of a day overlap");
            }
        }
    }

    /** The working time between two moments; none where the second is not after the first. */
    public Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (LocalDate day = dayOf(from); !day.isAfter(dayOf(to)); day = day.plusDays(1)) {
            for (Shift shift : shifts(day)) {
                Instant begin = later(shift.from(), from);
                Instant end = earlier(shift.to(), to);
                if (end.isAfter(begin)) {
                    sum = sum.plus(Duration.between(begin, end));
                }
            }
        }
        return sum;
    }

    /** The first moment by which so much working time has passed; empty where that is years away, or never. */
    public Optional<Instant> after(Instant from, Duration working) {
        if (working.isZero() || working.isNegative()) {
            return Optional.of(from);
        }
        Duration left = working;
        LocalDate day = dayOf(from);
        for (int i = 0; i < MOST_DAYS; i++) {
            for (Shift shift : shifts(day.plusDays(i))) {
                Shift rest = new Shift(later(shift.from(), from), shift.to());
                if (rest.from().isBefore(rest.to())) {
                    if (left.compareTo(rest.length()) <= 0) {
                        return Optional.of(rest.from().plus(left));
                    }
                    left = left.minus(rest.length());
                }
            }
        }
        return Optional.empty();
    }

    /** The last moment from which on there is so much working time until the given one; empty where that is years ago. */
    public Optional<Instant> before(Instant to, Duration working) {
        if (working.isZero() || working.isNegative()) {
            return Optional.of(to);
        }
        Duration left = working;
        LocalDate day = dayOf(to);
        for (int i = 0; i < MOST_DAYS; i++) {
            for (Shift shift : shifts(day.minusDays(i)).reversed()) {
                Shift rest = new Shift(shift.from(), earlier(shift.to(), to));
                if (rest.from().isBefore(rest.to())) {
                    if (left.compareTo(rest.length()) <= 0) {
                        return Optional.of(rest.to().minus(left));
                    }
                    left = left.minus(rest.length());
                }
            }
        }
        return Optional.empty();
    }

    private List<Shift> shifts(LocalDate day) {
        List<Span> spans = week.get(day.getDayOfWeek());
        if (spans == null || holidays.contains(day)) {
            return List.of();
        }
        return spans.stream()
                .map(span -> new Shift(moment(day, span.from()), moment(day, span.to())))
                .toList();
    }

    /** A time that the clocks skip is the moment of the skip; of one that they repeat, it is the first. */
    private Instant moment(LocalDate day, int second) {
        LocalDateTime time =
                second == 24 * 3600 ? day.plusDays(1).atStartOfDay() : day.atTime(LocalTime.ofSecondOfDay(second));
        ZoneOffsetTransition transition = zone.getRules().getTransition(time);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : time.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    private LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The same with what is missing in it left empty. */
    public static BusinessCalendar complete(BusinessCalendar calendar) {
        return new BusinessCalendar(
                Objects.requireNonNullElse(calendar.timeZone(), ""),
                List.copyOf(Objects.requireNonNullElse(calendar.hours(), List.of())),
                List.copyOf(Objects.requireNonNullElse(calendar.holidays(), List.of())));
    }
}
