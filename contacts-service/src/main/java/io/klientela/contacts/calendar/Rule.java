package io.klientela.contacts.calendar;

import biweekly.ICalVersion;
import biweekly.io.CannotParseException;
import biweekly.io.ParseContext;
import biweekly.io.TimezoneInfo;
import biweekly.io.WriteContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.property.RecurrenceRule;
import biweekly.util.ByDay;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An iCalendar RRULE that is safe to follow: it recurs at most hourly, and each of its numbers is in its range.
 *
 * @param text its canonical form
 * @param recurrence the same without its end in time
 * @param until the last moment that an occurrence may begin at; null where nothing says so
 */
record Rule(String text, Recurrence recurrence, @Nullable Instant until) {
    private static final RecurrenceRuleScribe SCRIBE = new RecurrenceRuleScribe();
    private static final Pattern UNTIL =
            Pattern.compile("(?:^|;)UNTIL=(\\d{4})-?(\\d{2})-?(\\d{2})(?:T(\\d{2}):?(\\d{2}):?(\\d{2})(Z?))?[^;]*");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_A_DAY = 24;
    private static final int MOST_OCCURRENCES = 10_000;
    private static final int LONGEST = 500;
    private static final int LARGEST_INTERVAL = 1_000;

    /**
     * @param zone in which an end without a zone is meant
     * @throws IllegalArgumentException with what is wrong
     */
    static Rule parse(String rule, ZoneId zone, boolean allDay) {
        String given = rule.strip().toUpperCase(Locale.ROOT);
        if (given.startsWith("RRULE:")) {
            given = given.substring("RRULE:".length());
        }
        if (given.length() > LONGEST) {
            throw new IllegalArgumentException("is longer than %d characters".formatted(LONGEST));
        }
        Matcher end = UNTIL.matcher(given);
        Instant until = end.find() ? until(end, zone, allDay) : null;
        Recurrence recurrence =
                read(until == null ? given : UNTIL.matcher(given).replaceFirst(""));
        check(recurrence);
        if (until != null && recurrence.getCount() != null) {
            throw new IllegalArgumentException("says both how often and until when");
        }
        String text = write(recurrence);
        if (until != null) {
            text += ";UNTIL=" + (allDay ? DAY : UTC).format(until);
        }
        return new Rule(text, recurrence, until);
    }

    private static Instant until(Matcher end, ZoneId zone, boolean allDay) {
        try {
            LocalDate day = LocalDate.of(number(end, 1), number(end, 2), number(end, 3));
            if (allDay) {
                return day.atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            if (end.group(4) == null) {
                return day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
            }
            LocalTime time = LocalTime.of(number(end, 4), number(end, 5), Math.min(59, number(end, 6)));
            return day.atTime(time)
                    .atZone(end.group(7).isEmpty() ? zone : ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("has an UNTIL that is no date", e);
        }
    }

    private static int number(Matcher end, int group) {
        return Integer.parseInt(end.group(group));
    }

    private static Recurrence read(String rule) {
        ParseContext context = new ParseContext();
        context.setVersion(ICalVersion.V2_0);
        Recurrence recurrence;
        try {
            recurrence =
                    SCRIBE.parseText(rule, null, new ICalParameters(), context).getValue();
        } catch (CannotParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException("is no recurrence rule", e);
        }
        if (!context.getWarnings().isEmpty()) {
            throw new IllegalArgumentException("has a part that cannot be read: "
                    + context.getWarnings().getFirst().getMessage());
        }
        return recurrence;
    }

    static String write(Recurrence recurrence) {
        return SCRIBE.writeText(
                new RecurrenceRule(recurrence), new WriteContext(ICalVersion.V2_0, new TimezoneInfo(), null));
    }

    private static void check(Recurrence rule) {
        @Nullable Frequency frequency = rule.getFrequency();
        if (frequency == null) {
            throw new IllegalArgumentException("does not say how often: FREQ is missing");
        }
        if (frequency == Frequency.SECONDLY || frequency == Frequency.MINUTELY) {
            throw new IllegalArgumentException("recurs more often than hourly");
        }
        positive("INTERVAL", rule.getInterval());
        if (rule.getInterval() != null && rule.getInterval() > LARGEST_INTERVAL) {
            throw new IllegalArgumentException("has an INTERVAL above %d".formatted(LARGEST_INTERVAL));
        }
        positive("COUNT", rule.getCount());
        range("BYMONTH", rule.getByMonth(), 1, 12, false);
        range("BYMONTHDAY", rule.getByMonthDay(), 1, 31, true);
        range("BYYEARDAY", rule.getByYearDay(), 1, 366, true);
        range("BYWEEKNO", rule.getByWeekNo(), 1, 53, true);
        range("BYSETPOS", rule.getBySetPos(), 1, 366, true);
        range("BYHOUR", rule.getByHour(), 0, 23, false);
        range("BYMINUTE", rule.getByMinute(), 0, 59, false);
        range("BYSECOND", rule.getBySecond(), 0, 59, false);
        range(
                "BYDAY",
                rule.getByDay().stream()
                        .map(ByDay::getNum)
                        .filter(number -> number != null)
                        .toList(),
                1,
                53,
                true);
        int aDay = Math.max(1, rule.getByHour().size())
                * Math.max(1, rule.getByMinute().size())
                * Math.max(1, rule.getBySecond().size());
        if (aDay > MOST_A_DAY
                || (frequency == Frequency.HOURLY && rule.getByMinute().size() > 1)) {
            throw new IllegalArgumentException("recurs more often than hourly");
        }
    }

    private static void positive(String part, @Nullable Integer number) {
        if (number != null && number < 1) {
            throw new IllegalArgumentException("has %s=%d, which is none".formatted(part, number));
        }
    }

    private static void range(String part, List<Integer> numbers, int least, int most, boolean fromTheEnd) {
        for (int number : numbers) {
            int size = fromTheEnd ? Math.abs(number) : number;
            if (size < least || size > most) {
                throw new IllegalArgumentException("has %s=%d, which is out of range".formatted(part, number));
            }
        }
    }

    /** Walks over the starts that the rule gives from a moment on, as long as somebody wants more, and not for ever. */
    void from(Instant first, ZoneId zone, Instant from, Wanted wanted) {
        DateIterator starts =
                recurrence.getDateIterator(new ICalDate(Date.from(first), true), TimeZone.getTimeZone(zone));
        if (recurrence.getCount() == null && from.isAfter(first)) {
            starts.advanceTo(Date.from(from));
        }
        int most = recurrence.getCount() == null ? Integer.MAX_VALUE : MOST_OCCURRENCES;
        for (int i = 0; i < most && starts.hasNext(); i++) {
            Instant start = starts.next().toInstant();
            if (until != null && start.isAfter(until)) {
                return;
            }
            if (!start.isBefore(from) && !wanted.more(start)) {
                return;
            }
        }
    }

    /** Takes starts, the earliest first. */
    @FunctionalInterface
    interface Wanted {
        /** Whether a further one is wanted. */
        boolean more(Instant start);
    }

    boolean isEndless() {
        return until == null && recurrence.getCount() == null;
    }
}
