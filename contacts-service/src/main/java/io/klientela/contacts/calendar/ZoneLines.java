package io.klientela.contacts.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Describes the clock of a zone to other programs, from a moment on. */
final class ZoneLines {
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final int WEEK = 7;

    private ZoneLines() {}

    static void write(Lines lines, String name, Instant from) {
        ZoneRules rules = ZoneId.of(name).getRules();
        lines.begin("VTIMEZONE").put("TZID", name);
        ZoneOffset offset = rules.getOffset(from);
        observance(lines, rules.isDaylightSavings(from), LONG_AGO, offset, offset, null);
        ZoneOffsetTransition next = rules.nextTransition(from);
        int yearOfRules = rules.getTransitionRules().isEmpty() || next == null ? Integer.MAX_VALUE : lastListed(rules);
        while (next != null && next.getDateTimeBefore().getYear() <= yearOfRules && !isFar(next, from)) {
            transition(lines, rules, next, null);
            next = rules.nextTransition(next.getInstant());
        }
        if (next != null) {
            int year = next.getDateTimeBefore().getYear();
            for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
                ZoneOffsetTransition first = rule.createTransition(year);
                transition(lines, rules, first, recurrence(rule, first));
            }
        }
        lines.end("VTIMEZONE");
    }

    /** The last year whose changes follow no rule. */
    private static int lastListed(ZoneRules rules) {
        return rules.getTransitions().isEmpty()
                ? Integer.MIN_VALUE
                : rules.getTransitions().getLast().getDateTimeBefore().getYear();
    }

    /** Zones whose clocks are set by decree have lists that go on for decades. */
    private static boolean isFar(ZoneOffsetTransition transition, Instant from) {
        return transition.getDateTimeBefore().getYear()
                > from.atOffset(ZoneOffset.UTC).getYear() + 20;
    }

    private static void transition(Lines lines, ZoneRules rules, ZoneOffsetTransition change, @Nullable String rule) {
        observance(
                lines,
                rules.isDaylightSavings(change.getInstant()),
                change.getDateTimeBefore(),
                change.getOffsetBefore(),
                change.getOffsetAfter(),
                rule);
    }

    private static void observance(
            Lines lines,
            boolean daylight,
            LocalDateTime since,
            ZoneOffset before,
            ZoneOffset after,
            @Nullable String rule) {
        String kind = daylight ? "DAYLIGHT" : "STANDARD";
        lines.begin(kind)
                .put("DTSTART", Lines.local(since))
                .put("TZOFFSETFROM", offset(before))
                .put("TZOFFSETTO", offset(after))
                .put("RRULE", rule)
                .end(kind);
    }

    private static String recurrence(ZoneOffsetTransitionRule rule, ZoneOffsetTransition first) {
        int month = first.getDateTimeBefore().getMonthValue();
        DayOfWeek weekday = first.getDateTimeBefore().getDayOfWeek();
        String day = weekday.name().substring(0, 2).toUpperCase(Locale.ROOT);
        int from = rule.getDayOfMonthIndicator();
        if (rule.getDayOfWeek() == null) {
            return "FREQ=YEARLY;BYMONTH=%d;BYMONTHDAY=%d".formatted(month, from);
        }
        if (from < 0) {
            return "FREQ=YEARLY;BYMONTH=%d;BYDAY=-1%s".formatted(month, day);
        }
        int shift = weekday.getValue() - rule.getDayOfWeek().getValue();
        String days = IntStream.range(from + shift, from + shift + WEEK)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        return "FREQ=YEARLY;BYMONTH=%d;BYDAY=%s;BYMONTHDAY=%s".formatted(month, day, days);
    }

    private static String offset(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+0000" : offset.getId().replace(":", "");
    }
}
