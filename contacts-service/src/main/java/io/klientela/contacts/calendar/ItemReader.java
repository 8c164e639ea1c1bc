package io.klientela.contacts.calendar;

import biweekly.component.ICalComponent;
import biweekly.property.Comment;
import biweekly.property.Completed;
import biweekly.property.DateDue;
import biweekly.property.DateEnd;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.DateStart;
import biweekly.property.DateTimeProperty;
import biweekly.property.DateTimeStamp;
import biweekly.property.Description;
import biweekly.property.DurationProperty;
import biweekly.property.LastModified;
import biweekly.property.Location;
import biweekly.property.RawProperty;
import biweekly.property.RecurrenceId;
import biweekly.property.Sequence;
import biweekly.property.Status;
import biweekly.property.Summary;
import biweekly.property.Uid;
import biweekly.property.Url;
import biweekly.property.ValuedProperty;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import io.klientela.contacts.calendar.Dates.Shown;
import io.klientela.events.contacts.ActivityKind;
import io.klientela.events.contacts.ActivityStatus;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.html.Html;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one entry of a file. */
final class ItemReader {
    private final ICalComponent component;
    private final Dates dates;
    private final List<String> notes = new ArrayList<>();
    private @Nullable String noDay;

    ItemReader(ICalComponent component, Dates dates) {
        this.component = component;
        this.dates = dates;
    }

    CalendarItem event() {
        Shown start = shown(DateStart.class);
        if (start == null) {
            return refused(unreadable("DTSTART", "has no start"));
        }
        Shown end = shown(DateEnd.class);
        return withSchedule(ActivityKind.MEETING, start, end == null ? afterDuration(start) : end, null);
    }

    /** A task is shown in its place in the day only where the file gives it one. */
    CalendarItem task() {
        Shown start = shown(DateStart.class);
        Shown due = shown(DateDue.class);
        if (due == null && start != null && component.getProperty(DurationProperty.class) != null) {
            due = afterDuration(start);
        }
        return start == null
                ? item(ActivityKind.TASK, null, due == null ? null : due.instant(), null)
                : withSchedule(ActivityKind.TASK, start, due == null ? start : due, due);
    }

    CalendarItem journal() {
        Shown start = shown(DateStart.class);
        return start == null
                ? item(ActivityKind.NOTE, null, null, null)
                : withSchedule(ActivityKind.NOTE, start, start, null);
    }

    private CalendarItem withSchedule(ActivityKind kind, Shown start, Shown end, @Nullable Shown due) {
        Recurring recurring = Recurring.of(component, dates, start, notes);
        Instant from = start.instant();
        Instant to =
                start.wholeDay() ? end.time().toLocalDate().atStartOfDay().toInstant(ZoneOffset.UTC) : end.instant();
        if (to.isBefore(from)) {
            notes.add("it ends before it begins; its end is left out");
            to = from;
        }
        try {
            Schedule schedule = Occurrences.normal(new Schedule(
                    from,
                    to,
                    start.zone().getId(),
                    start.wholeDay(),
                    recurring.rule(),
                    recurring.excluded(),
                    recurring.added(),
                    null));
            return item(kind, schedule, due == null ? null : due.instant(), null);
        } catch (Occurrences.Impossible e) {
            return refused("its %s %s".formatted(e.field(), e.getMessage()));
        }
    }

    private Shown afterDuration(Shown start) {
        @Nullable DurationProperty property = component.getProperty(DurationProperty.class);
        @Nullable Duration length = property == null ? null : property.getValue();
        if (length == null || length.isPrior()) {
            return start;
        }
        LocalDateTime day = start.time().plusDays(number(length.getWeeks()) * 7L + number(length.getDays()));
        long seconds =
                number(length.getHours()) * 3600L + number(length.getMinutes()) * 60L + number(length.getSeconds());
        if (start.wholeDay()) {
            return new Shown(day.plusSeconds(seconds), start.zone(), true, null);
        }
        return new Shown(
                LocalDateTime.ofInstant(day.atZone(start.zone()).toInstant().plusSeconds(seconds), start.zone()),
                start.zone(),
                false,
                null);
    }

    CalendarItem refused(String problem) {
        return item(ActivityKind.MEETING, null, null, problem);
    }

    private CalendarItem item(
            ActivityKind kind, @Nullable Schedule schedule, @Nullable Instant dueAt, @Nullable String problem) {
        String html = html();
        return new CalendarItem(
                text(Uid.class),
                sequence(),
                recurrenceId(),
                kind,
                text(Summary.class),
                description(html),
                html,
                text(Location.class),
                text(Url.class),
                status(),
                schedule,
                dueAt,
                doneAt(),
                People.organizer(component),
                People.attendees(component),
                Alarms.minutesBefore(component, schedule, dueAt),
                instant(DateTimeStamp.class),
                text(Comment.class),
                People.delegates(component),
                List.copyOf(notes),
                problem);
    }

    private @Nullable String description(@Nullable String html) {
        String all = component.getProperties(Description.class).stream()
                .map(description -> description.getValue())
                .filter(Objects::nonNull)
                .map(String::strip)
                .collect(Collectors.joining("\n\n"))
                .strip();
        if (!all.isEmpty()) {
            return all;
        }
        return html == null ? null : Html.text(html);
    }

    private @Nullable String html() {
        @Nullable RawProperty rich = component.getExperimentalProperty("X-ALT-DESC");
        @Nullable String value = rich == null ? null : rich.getValue();
        if (value == null || !value.contains("<")) {
            return null;
        }
        String html = value.replace("\\n", "\n")
                .replace("\\N", "\n")
                .replace("\\,", ",")
                .replace("\\;", ";");
        return Html.text(html).isBlank() ? null : html;
    }

    private int sequence() {
        @Nullable Sequence sequence = component.getProperty(Sequence.class);
        return sequence == null || sequence.getValue() == null ? 0 : Math.max(0, sequence.getValue());
    }

    private @Nullable Instant recurrenceId() {
        Shown shown = shown(RecurrenceId.class);
        @Nullable RecurrenceId property = component.getProperty(RecurrenceId.class);
        if (shown == null || property == null) {
            return null;
        }
        if (property.getRange() != null) {
            notes.add("it is meant for all later occurrences too; it is taken over for its own day");
        }
        Shown start = shown(DateStart.class);
        return Recurring.occurrence(shown, start == null ? shown : start);
    }

    private @Nullable ActivityStatus status() {
        @Nullable Status status = component.getProperty(Status.class);
        if (status == null) {
            return null;
        }
        return status.isTentative()
                ? ActivityStatus.TENTATIVE
                : status.isConfirmed()
                        ? ActivityStatus.CONFIRMED
                        : status.isCancelled() ? ActivityStatus.CANCELLED : null;
    }

    private @Nullable Instant doneAt() {
        @Nullable Instant completed = instant(Completed.class);
        @Nullable Status status = component.getProperty(Status.class);
        if (completed != null || status == null || !status.isCompleted()) {
            return completed;
        }
        @Nullable Instant changed = instant(LastModified.class);
        return changed == null ? instant(DateTimeStamp.class) : changed;
    }

    private @Nullable Instant instant(Class<? extends DateTimeProperty> type) {
        @Nullable DateTimeProperty property = component.getProperty(type);
        @Nullable Date date = property == null ? null : property.getValue();
        return date == null ? null : date.toInstant();
    }

    private @Nullable Shown shown(Class<? extends DateOrDateTimeProperty> type) {
        @Nullable DateOrDateTimeProperty property = component.getProperty(type);
        @Nullable ICalDate date = property == null ? null : property.getValue();
        if (property == null || date == null) {
            return null;
        }
        try {
            Shown shown = dates.shown(date, property);
            if (shown.unknown() != null) {
                String note = "its time zone \"%s\" is unknown; it is taken for %s"
                        .formatted(shown.unknown(), shown.zone().getId());
                if (!notes.contains(note)) {
                    notes.add(note);
                }
            }
            return shown;
        } catch (DateTimeException e) {
            noDay = date.getRawComponents().toString(date.hasTime(), false);
            return null;
        }
    }

    private String unreadable(String property, String otherwise) {
        @Nullable RawProperty raw = component.getExperimentalProperty(property);
        @Nullable String text = raw == null ? noDay : raw.getValue();
        return text == null ? otherwise : "its start \"%s\" is no date".formatted(text);
    }

    private @Nullable String text(Class<? extends ValuedProperty<String>> type) {
        @Nullable ValuedProperty<String> property = component.getProperty(type);
        @Nullable String value = property == null ? null : property.getValue();
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static int number(@Nullable Integer part) {
        return part == null ? 0 : part;
    }
}
