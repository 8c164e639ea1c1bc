package io.klientela.contacts.activity;

import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.ActivityStatus;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.Proposal;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.Json;
import io.klientela.platform.reference.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An input whose references are known to exist, with what follows from them. */
record ActivityDetails(
        ActivityInput input,
        @Nullable String companyId,
        @Nullable Instant occurredAt,
        Owner owner,
        Body body,
        @Nullable Schedule schedule,
        List<Attendee> attendees,
        Origin origin,
        List<Proposal> proposals) {

    static ActivityDetails of(ActivityState state) {
        return new ActivityDetails(
                ActivityInput.of(state),
                state.companyId(),
                state.occurredAt(),
                ownerOf(state),
                new Body(state.body(), state.bodyHtml()),
                state.schedule(),
                Objects.requireNonNullElse(state.attendees(), List.of()),
                Origin.of(state),
                Objects.requireNonNullElse(state.proposals(), List.of()));
    }

    static Owner ownerOf(ActivityState state) {
        return new Owner(state.ownerId(), state.ownerName(), state.teamId());
    }

    ActivityDetails withOwnerName(String userId, String name) {
        return ofOwner(owner.renamed(userId, name));
    }

    private ActivityDetails ofOwner(Owner another) {
        return new ActivityDetails(input, companyId, occurredAt, another, body, schedule, attendees, origin, proposals);
    }

    ActivityDetails about(String contactId) {
        return new ActivityDetails(
                input.about(contactId), companyId, occurredAt, owner, body, schedule, attendees, origin, proposals);
    }

    ActivityDetails at(Schedule another) {
        return new ActivityDetails(input, companyId, occurredAt, owner, body, another, attendees, origin, proposals);
    }

    ActivityDetails with(List<Attendee> others) {
        return new ActivityDetails(input, companyId, occurredAt, owner, body, schedule, others, origin, proposals);
    }

    ActivityDetails from(Origin another) {
        return new ActivityDetails(input, companyId, occurredAt, owner, body, schedule, attendees, another, proposals);
    }

    ActivityDetails calledOff() {
        return new ActivityDetails(
                input.in(ActivityStatus.CANCELLED),
                companyId,
                occurredAt,
                owner,
                body,
                schedule,
                attendees,
                origin,
                proposals);
    }

    /** Known by no key of elsewhere, which somebody else may have then. */
    ActivityDetails keyless() {
        ObjectNode plain = Json.mapper().valueToTree(input);
        plain.remove("externalId");
        return new ActivityDetails(
                Json.mapper().treeToValue(plain, ActivityInput.class),
                companyId,
                occurredAt,
                owner,
                body,
                schedule,
                attendees,
                origin,
                proposals);
    }

    ActivityDetails proposed(List<Proposal> some) {
        return new ActivityDetails(input, companyId, occurredAt, owner, body, schedule, attendees, origin, some);
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
                origin.sequence(),
                input.invites(),
                orNull(proposals));
    }

    private static <T> @Nullable List<T> orNull(List<T> some) {
        return some.isEmpty() ? null : some;
    }
}
