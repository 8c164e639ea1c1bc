package io.klientela.contacts.calendar;

import io.klientela.events.contacts.ActivityKind;
import io.klientela.events.contacts.ActivityStatus;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.Organizer;
import io.klientela.events.contacts.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event, task or journal entry of a file, as far as there is a place for it here.
 *
 * @param recurrenceId which occurrence of a series it stands for
 * @param stampedAt when what it says was said, its DTSTAMP
 * @param comment what somebody says to it
 * @param delegates the addresses that guests hand their place on to, by the guest's
 * @param notes what of it was understood otherwise than it was written, in words
 * @param problem why it cannot be taken over; null where it can
 */
public record CalendarItem(
        @Nullable String uid,
        int sequence,
        @Nullable Instant recurrenceId,
        ActivityKind kind,
        @Nullable String name,
        @Nullable String text,
        @Nullable String html,
        @Nullable String location,
        @Nullable String link,
        @Nullable ActivityStatus status,
        @Nullable Schedule schedule,
        @Nullable Instant dueAt,
        @Nullable Instant doneAt,
        @Nullable Organizer organizer,
        List<Attendee> attendees,
        List<Integer> reminders,
        @Nullable Instant stampedAt,
        @Nullable String comment,
        Map<String, String> delegates,
        List<String> notes,
        @Nullable String problem) {

    /** The same under another UID. */
    public CalendarItem called(String another) {
        return new CalendarItem(
                another,
                sequence,
                recurrenceId,
                kind,
                name,
                text,
                html,
                location,
                link,
                status,
                schedule,
                dueAt,
                doneAt,
                organizer,
                attendees,
                reminders,
                stampedAt,
                comment,
                delegates,
                notes,
                problem);
    }
}
