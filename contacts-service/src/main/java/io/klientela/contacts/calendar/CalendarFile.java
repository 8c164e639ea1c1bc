package io.klientela.contacts.calendar;

import biweekly.ICalendar;
import biweekly.component.ICalComponent;
import biweekly.component.VEvent;
import biweekly.component.VFreeBusy;
import biweekly.component.VJournal;
import biweekly.component.VTodo;
import biweekly.io.text.ICalReader;
import biweekly.property.Method;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An iCalendar file of whatever program: what can be read of it is read.
 *
 * @param method e.g. {@code REQUEST} or {@code REPLY}, of its first calendar; null where it does not say
 */
public record CalendarFile(@Nullable String method, List<CalendarItem> items) {
    private static final int MOST_ITEMS = 10_000;

    /** Why a file cannot be read at all. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String words) {
            super(words);
        }
    }

    /** @param zone where the clock hangs by which times without a zone are meant */
    public static CalendarFile read(byte[] content, ZoneId zone) throws Unreadable {
        List<CalendarItem> items = new ArrayList<>();
        String method = null;
        boolean any = false;
        try (ICalReader reader = new ICalReader(new StringReader(ClockFilter.of(CalendarText.of(content))))) {
            for (ICalendar calendar = reader.readNext(); calendar != null; calendar = reader.readNext()) {
                method = any ? method : methodOf(calendar);
                any = true;
                take(calendar, zone, items);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new Unreadable("cannot be read as iCalendar: " + e.getMessage());
        }
        if (!any) {
            throw new Unreadable("is no iCalendar file: there is no BEGIN:VCALENDAR in it");
        }
        return new CalendarFile(method, List.copyOf(items));
    }

    private static void take(ICalendar calendar, ZoneId zone, List<CalendarItem> items) throws Unreadable {
        Dates dates = Dates.of(calendar, zone);
        for (ICalComponent component : calendar.getComponents().values()) {
            if (items.size() >= MOST_ITEMS) {
                throw new Unreadable("has more than %d entries".formatted(MOST_ITEMS));
            }
            switch (component) {
                case VEvent event -> items.add(new ItemReader(event, dates).event());
                case VTodo task -> items.add(new ItemReader(task, dates).task());
                case VJournal journal -> items.add(new ItemReader(journal, dates).journal());
                case VFreeBusy busy ->
                    items.add(new ItemReader(busy, dates).refused("tells when somebody is busy, which is no activity"));
                default -> {
                    // a description of something else, such as a time zone
                }
            }
        }
    }

    private static @Nullable String methodOf(ICalendar calendar) {
        @Nullable Method method = calendar.getMethod();
        @Nullable String value = method == null ? null : method.getValue();
        return value == null ? null : value.toUpperCase(Locale.ROOT);
    }
}
