package io.klientela.contacts.calendar;

import biweekly.component.ICalComponent;
import biweekly.property.ExceptionDates;
import biweekly.property.ExceptionRule;
import biweekly.property.ICalProperty;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceRule;
import biweekly.util.ICalDate;
import biweekly.util.Period;
import biweekly.util.Recurrence;
import io.klientela.contacts.calendar.Dates.Shown;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an entry of a file recurs. */
record Recurring(@Nullable String rule, List<Instant> excluded, List<Instant> added) {

    /** @param notes gets what cannot be followed; without it the entry stands once */
    static Recurring of(ICalComponent component, Dates dates, Shown start, List<String> notes) {
        List<Instant> excluded = new ArrayList<>();
        for (ExceptionDates some : component.getProperties(ExceptionDates.class)) {
            some.getValues().forEach(date -> add(date, some, dates, start, excluded));
        }
        List<Instant> added = new ArrayList<>();
        for (RecurrenceDates some : component.getProperties(RecurrenceDates.class)) {
            some.getDates().forEach(date -> add(date, some, dates, start, added));
            for (Period period : some.getPeriods()) {
                add(period.getStartDate(), some, dates, start, added);
            }
        }
        if (!component.getProperties(ExceptionRule.class).isEmpty()) {
            notes.add("its exceptions by a rule (EXRULE) are not followed");
        }
        added.removeIf(date -> date.equals(start.instant()));
        return new Recurring(rule(component, start, notes), excluded, added);
    }

    private static void add(
            @Nullable ICalDate date, ICalProperty property, Dates dates, Shown start, List<Instant> into) {
        if (date != null) {
            try {
                into.add(occurrence(dates.shown(date, property), start));
            } catch (DateTimeException e) {
                // no day of the calendar, so nothing takes place then
            }
        }
    }

    /** Some programs name an occurrence by its day alone, or one of whole days by a time. */
    static Instant occurrence(Shown date, Shown start) {
        if (date.wholeDay() == start.wholeDay()) {
            return date.instant();
        }
        return start.wholeDay()
                ? date.time().toLocalDate().atStartOfDay().toInstant(ZoneOffset.UTC)
                : date.time()
                        .toLocalDate()
                        .atTime(start.time().toLocalTime())
                        .atZone(start.zone())
                        .toInstant();
    }

    private static @Nullable String rule(ICalComponent component, Shown start, List<String> notes) {
        List<RecurrenceRule> rules = component.getProperties(RecurrenceRule.class);
        if (rules.isEmpty()) {
            return null;
        }
        if (rules.size() > 1) {
            notes.add("of its %d recurrence rules the first one is followed".formatted(rules.size()));
        }
        @Nullable Recurrence recurrence = rules.getFirst().getValue();
        try {
            if (recurrence == null || recurrence.getFrequency() == null) {
                throw new IllegalArgumentException("does not say how often");
            }
            String text = Rule.write(
                    new Recurrence.Builder(recurrence).until((ICalDate) null).build());
            @Nullable ICalDate until = recurrence.getUntil();
            if (until != null) {
                // Some say both an end and a number; the end is what was meant to be seen.
                text = text.replaceFirst(";COUNT=\\d+", "") + ";UNTIL="
                        + until.getRawComponents().toString(until.hasTime(), false);
            }
            return Rule.parse(text, start.zone(), start.wholeDay()).text();
        } catch (IllegalArgumentException e) {
            notes.add("its recurrence rule %s; it stands here once".formatted(e.getMessage()));
            return null;
        }
    }
}
