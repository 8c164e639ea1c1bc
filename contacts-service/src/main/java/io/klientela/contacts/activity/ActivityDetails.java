package io.klientela.contacts.activity;

import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.reference.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An input whose references are known to exist, with what follows from them. */
record ActivityDetails(
        ActivityInput input,
        @Nullable String companyId,
        @Nullable Instant occurredAt,
        Owner owner,
        Body body,
        @Nullable Schedule schedule,
        List<Attendee> attendees,
        Origin origin) {

    static ActivityDetails of(ActivityState state) {
        return new ActivityDetails(
                ActivityInput.of(state),
                state.companyId(),
                state.occurredAt(),
                ownerOf(state),
                new Body(state.body(), state.bodyHtml()),
                state.schedule(),
                Objects.requireNonNullElse(state.attendees(), List.of()),
                Origin.of(state));
    }

    static Owner ownerOf(ActivityState state) {
        return new Owner(state.ownerId(), state.ownerName(), state.teamId());
    }

    ActivityDetails withOwnerName(String userId, String name) {
        return ofOwner(owner.renamed(userId, name));
    }

    private ActivityDetails ofOwner(Owner another) {
        return new ActivityDetails(input, companyId, occurredAt, another, body, schedule, attendees, origin);
    }

    ActivityDetails about(String contactId) {
        return new ActivityDetails(
                input.about(contactId), companyId, occurredAt, owner, body, schedule, attendees, origin);
    }

    ActivityDetails at(Schedule another) {
        return new ActivityDetails(input, companyId, occurredAt, owner, body, another, attendees, origin);
    }

    ActivityDetails with(List<Attendee> others) {
        return new ActivityDetails(input, companyId, occurredAt, owner, body, schedule, others, origin);
    }

    ActivityDetails from(Origin another) {
        return new ActivityDetails(input, companyId, occurredAt, owner, body, schedule, attendees, another);
    }

    Alarm alarm() {
        return new Alarm(schedule, input.dueAt(), input.doneAt(), input.status(), input.reminders());
    }

    ActivityState state(
            String id, Instant createdAt, String createdBy, Instant updatedAt, @Nullable Instant nextReminderAt) {
        return new ActivityState(
                id,
                input.name(),
                input.kind(),
                body.text(),
                input.contactId(),
                companyId,
                input.dealId(),
                schedule == null ? occurredAt : schedule.startsAt(),
                input.dueAt(),
                input.doneAt(),
                input.externalId(),
                owner.id(),
                owner.name(),
                owner.teamId(),
                createdAt,
                createdBy,
                updatedAt,
                body.html(),
                orNull(input.mentions()),
                schedule,
                input.location(),
                input.link(),
                input.status(),
                orNull(attendees),
                origin.organizer(),
                orNull(input.reminders()),
                nextReminderAt,
                origin.seriesId(),
                origin.occurrence(),
                origin.uid(),
                origin.sequence());
    }

    private static <T> @Nullable List<T> orNull(List<T> some) {
        return some.isEmpty() ? null : some;
    }
}
