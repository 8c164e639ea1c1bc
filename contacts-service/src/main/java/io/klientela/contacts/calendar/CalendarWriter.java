package io.klientela.contacts.calendar;

import com.github.mangstadt.vinnie.VObjectParameters;
import io.klientela.events.contacts.ActivityKind;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.ActivityStatus;
import io.klientela.events.contacts.Answer;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes activities as an iCalendar file. The same activities make the same file, whenever it is written.
 *
 * @param domain what the UIDs of activities end with that were made here
 * @param hidden fields of activities that its reader does not see
 */
public record CalendarWriter(String domain, Set<String> hidden) {
    private static final Duration USUAL = Duration.ofMinutes(30);

    /** Where it stands in the file of others, by which it is found again. */
    public String uid(ActivityState activity) {
        if (activity.uid() != null) {
            return activity.uid();
        }
        String id = activity.seriesId() == null ? activity.id() : activity.seriesId();
        return id + "@" + domain;
    }

    /** @param name what the calendar is called; null for that of a single activity. @param method e.g. {@code PUBLISH} */
    public String write(Collection<ActivityState> activities, @Nullable String name, String method) {
        Lines lines = new Lines()
                .begin("VCALENDAR")
                .put("VERSION", "2.0")
                .put("PRODID", "-//Klientela//Klientela//EN")
                .put("CALSCALE", "GREGORIAN")
                .put("METHOD", method)
                .text("NAME", name)
                .text("X-WR-CALNAME", name);
        zones(activities).forEach((zone, from) -> ZoneLines.write(lines, zone, from));
        Map<String, Set<Instant>> changed = new HashMap<>();
        for (ActivityState activity : activities) {
            if (activity.occurrence() != null) {
                changed.computeIfAbsent(uid(activity), uid -> new HashSet<>()).add(activity.occurrence());
            }
        }
        activities.forEach(activity -> write(lines, activity, changed.getOrDefault(uid(activity), Set.of())));
        return lines.end("VCALENDAR").toString();
    }

    /** Each zone that is meant, from when on. */
    private static Map<String, Instant> zones(Collection<ActivityState> activities) {
        Map<String, Instant> zones = new TreeMap<>();
        for (ActivityState activity : activities) {
            Schedule schedule = activity.schedule();
            if (schedule != null && !schedule.allDay() && !Lines.isUtc(schedule.timeZone())) {
                zones.merge(
                        schedule.timeZone(), schedule.startsAt(), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return zones;
    }

    private void write(Lines lines, ActivityState activity, Set<Instant> changed) {
        boolean task = activity.kind() == ActivityKind.TASK;
        String component = task ? "VTODO" : "VEVENT";
        lines.begin(component)
                .put("UID", uid(activity))
                .utc("DTSTAMP", activity.updatedAt())
                .utc("CREATED", activity.createdAt())
                .utc("LAST-MODIFIED", activity.updatedAt())
                .put("SEQUENCE", String.valueOf(Objects.requireNonNullElse(activity.sequence(), 0)))
                .text("SUMMARY", shown("name", activity.name()))
                .text("DESCRIPTION", shown("body", activity.body()))
                .text("LOCATION", shown("location", activity.location()))
                .put("URL", shown("link", activity.link()));
        if (activity.bodyHtml() != null && shown("bodyHtml", activity.bodyHtml()) != null) {
            VObjectParameters html = new VObjectParameters();
            html.put("FMTTYPE", "text/html");
            lines.with("X-ALT-DESC", html, activity.bodyHtml().replaceAll("[\\r\\n]+", " "));
        }
        time(lines, activity, task, changed);
        if (task) {
            lines.put("STATUS", activity.doneAt() == null ? "NEEDS-ACTION" : "COMPLETED");
            if (activity.doneAt() != null) {
                lines.utc("COMPLETED", activity.doneAt());
            }
        } else if (activity.status() != null) {
            lines.put("STATUS", activity.status().name());
        }
        people(lines, activity);
        if (activity.status() != ActivityStatus.CANCELLED) {
            alarms(lines, activity);
        }
        lines.end(component);
    }

    private static void time(Lines lines, ActivityState activity, boolean task, Set<Instant> changed) {
        Schedule schedule = activity.schedule();
        if (schedule == null) {
            Instant start = Objects.requireNonNullElse(activity.occurredAt(), activity.createdAt());
            if (!task) {
                lines.utc("DTSTART", start).utc("DTEND", start.plus(USUAL));
            }
        } else {
            String zone = schedule.timeZone();
            boolean allDay = schedule.allDay();
            lines.moment("DTSTART", schedule.startsAt(), zone, allDay);
            if (!task) {
                lines.moment("DTEND", schedule.endsAt(), zone, allDay);
            }
            if (activity.occurrence() != null) {
                lines.moment("RECURRENCE-ID", activity.occurrence(), zone, allDay);
            }
            lines.put("RRULE", schedule.rule());
            lines.moments("RDATE", orEmpty(schedule.added()), zone, allDay);
            List<Instant> left = orEmpty(schedule.excluded()).stream()
                    .filter(start -> !changed.contains(start))
                    .toList();
            lines.moments("EXDATE", left, zone, allDay);
        }
        if (task && activity.dueAt() != null) {
            lines.utc("DUE", activity.dueAt());
        }
    }

    private void people(Lines lines, ActivityState activity) {
        if (activity.organizer() != null && shown("organizer", "") != null) {
            VObjectParameters parameters = named(activity.organizer().name());
            lines.with("ORGANIZER", parameters, address(activity.organizer().email()));
        }
        if (shown("attendees", "") == null) {
            return;
        }
        for (Attendee attendee : orEmpty(activity.attendees())) {
            VObjectParameters parameters = named(attendee.name());
            parameters.put("PARTSTAT", answer(attendee.answer()));
            parameters.put("ROLE", attendee.optional() ? "OPT-PARTICIPANT" : "REQ-PARTICIPANT");
            if (attendee.answer() == Answer.NEEDS_ACTION) {
                parameters.put("RSVP", "TRUE");
            }
            lines.with("ATTENDEE", parameters, address(attendee.email()));
        }
    }

    private static VObjectParameters named(@Nullable String name) {
        VObjectParameters parameters = new VObjectParameters();
        if (name != null) {
            parameters.put("CN", name.replaceAll("[\\p{Cntrl}\"]", " "));
        }
        return parameters;
    }

    /** Others write this, too, where somebody has no address. */
    private static String address(@Nullable String email) {
        return email == null ? "invalid:nomail" : "mailto:" + email;
    }

    private static String answer(Answer answer) {
        return answer.name().replace('_', '-').toUpperCase(Locale.ROOT);
    }

    private static void alarms(Lines lines, ActivityState activity) {
        for (int minutes : orEmpty(activity.reminders())) {
            lines.begin("VALARM")
                    .put("ACTION", "DISPLAY")
                    .put("TRIGGER", "-PT%dM".formatted(minutes))
                    .text("DESCRIPTION", activity.kind() == ActivityKind.TASK ? "Task" : "Event")
                    .end("VALARM");
        }
    }

    private @Nullable String shown(String field, @Nullable String value) {
        return hidden.contains(field) ? null : value;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> some) {
        return some == null ? List.of() : some;
    }
}
