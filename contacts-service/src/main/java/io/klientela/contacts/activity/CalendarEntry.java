package io.klientela.contacts.activity;

import io.klientela.contacts.calendar.Occurrences;
import io.klientela.events.contacts.ActivityKind;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.ActivityStatus;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.security.Reveals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An activity at one time that it takes place.
 *
 * @param id the activity's
 * @param version the activity's, for changing it
 * @param startsAt of a whole day midnight UTC
 * @param occurrence of a recurring one the start by which it is named; null for one that is on its own
 * @param moved whether it is an occurrence of a series that was changed for itself
 */
record CalendarEntry(
        String id,
        long version,

        @Nullable @Reveals(value = "activity", field = "name")
        String name,

        @Reveals(value = "activity", field = "kind") ActivityKind kind,
        @Reveals(value = "activity", field = "schedule") Instant startsAt,
        @Reveals(value = "activity", field = "schedule") Instant endsAt,
        boolean allDay,

        @Nullable @Reveals(value = "activity", field = "schedule")
        String timeZone,

        @Nullable @Reveals(value = "activity", field = "schedule")
        Instant occurrence,

        boolean moved,

        @Nullable @Reveals(value = "activity", field = "doneAt")
        Instant doneAt,

        @Nullable @Reveals(value = "activity", field = "status")
        ActivityStatus status,

        @Nullable @Reveals(value = "activity", field = "location")
        String location,

        @Nullable @Reveals(value = "activity", field = "contactId")
        String contactId,

        @Nullable @Reveals(value = "activity", field = "companyId")
        String companyId,

        @Nullable @Reveals(value = "activity", field = "dealId")
        String dealId,

        @Reveals(value = "activity", field = "attendees") List<Attendee> attendees,

        @Nullable @Reveals(value = "activity", field = "ownerId")
        String ownerId,

        @Nullable @Reveals(value = "activity", field = "ownerName")
        String ownerName) {
    /** How long what has no end is shown. */
    private static final Duration USUAL = Duration.ofMinutes(30);

    /** One that has a schedule, as it begins then. */
    static CalendarEntry of(ActivityState state, long version, Instant start) {
        Schedule schedule = Objects.requireNonNull(state.schedule());
        return entry(
                state,
                version,
                start,
                start.plus(Occurrences.length(schedule)),
                schedule.allDay(),
                schedule.timeZone(),
                Occurrences.recurs(schedule) ? start : null);
    }

    /** One without a schedule. @param at when it is due, or happened */
    static CalendarEntry at(ActivityState state, long version, Instant at) {
        boolean happened = state.kind() != ActivityKind.TASK;
        return entry(state, version, at, happened ? at.plus(USUAL) : at, false, null, null);
    }

    private static CalendarEntry entry(
            ActivityState state,
            long version,
            Instant start,
            Instant end,
            boolean allDay,
            @Nullable String timeZone,
            @Nullable Instant occurrence) {
        return new CalendarEntry(
                state.id(),
                version,
                state.name(),
                state.kind(),
                start,
                end,
                allDay,
                timeZone,
                occurrence,
                state.seriesId() != null,
                state.doneAt(),
                state.status(),
                state.location(),
                state.contactId(),
                state.companyId(),
                state.dealId(),
                Objects.requireNonNullElse(state.attendees(), List.of()),
                state.ownerId(),
                state.ownerName());
    }
}
