package io.klientela.contacts.activity;

import static io.klientela.contacts.shared.Inputs.trimmed;

import io.klientela.events.contacts.ActivityKind;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.ActivityStatus;
import io.klientela.events.contacts.Attendee;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of an activity.
 *
 * @param name its subject
 * @param companyId the contact's main company, where a contact and no company is given
 * @param occurredAt of a new one that is no task: now, where no time is given
 * @param ownerId a user; of a new activity the person who makes it, where none is given
 * @param teamId the owner's first team, where none is given
 * @param bodyHtml the body with its formatting, of which only what is harmless is kept; the body is its text then
 * @param mentions the users that the body speaks to, who are told
 * @param link a web address
 * @param reminders minutes beforehand
 * @param invites whether guests with an address are invited by mail, and told of changes; not where others organize it
 */
record ActivityInput(
        @NotBlank @Size(max = 200) String name,
        @NotNull ActivityKind kind,
        @Nullable @Size(max = 20_000) String body,
        @Nullable @Size(max = 64) String contactId,
        @Nullable @Size(max = 64) String companyId,
        @Nullable @Size(max = 64) String dealId,
        @Nullable Instant occurredAt,
        @Nullable Instant dueAt,
        @Nullable Instant doneAt,
        @Nullable @Size(max = 200) String externalId,
        @Nullable @Size(max = 64) String ownerId,
        @Nullable @Size(max = 64) String teamId,
        @Nullable @Size(max = 60_000) String bodyHtml,
        @Size(max = 50) List<@NotBlank @Size(max = 64) String> mentions,
        @Nullable @Valid ScheduleInput schedule,
        @Nullable @Size(max = 500) String location,

        @Nullable @Size(max = 2000) @Pattern(regexp = ActivityInput.LINK, message = "is not a web address")
        String link,

        @Nullable ActivityStatus status,
        @Size(max = 200) List<@NotNull @Valid AttendeeInput> attendees,

        @Size(max = 10) List<@NotNull @Min(0) @Max(ActivityInput.FARTHEST_REMINDER) Integer> reminders,
        @Nullable Boolean invites) {
    static final String LINK = "(?i)https?://\\S+";

    /** Four weeks, in minutes. */
    static final int FARTHEST_REMINDER = 28 * 24 * 60;

    ActivityInput {
        name = Objects.requireNonNullElse(trimmed(name), "");
        occurredAt = millis(occurredAt);
        dueAt = millis(dueAt);
        doneAt = millis(doneAt);
        externalId = trimmed(externalId);
        mentions = given(mentions).stream().distinct().toList();
        location = trimmed(location);
        link = trimmed(link);
        attendees = given(attendees);
        reminders = given(reminders).stream().distinct().sorted().toList();
    }

    static ActivityInput of(ActivityState state) {
        return new ActivityInput(
                state.name(),
                state.kind(),
                state.body(),
                state.contactId(),
                state.companyId(),
                state.dealId(),
                state.occurredAt(),
                state.dueAt(),
                state.doneAt(),
                state.externalId(),
                state.ownerId(),
                state.teamId(),
                state.bodyHtml(),
                given(state.mentions()),
                ScheduleInput.of(state.schedule()),
                state.location(),
                state.link(),
                state.status(),
                attendees(state.attendees()),
                given(state.reminders()),
                state.invites());
    }

    private static <T> List<T> given(@Nullable List<T> some) {
        return some == null ? List.of() : some.stream().filter(Objects::nonNull).toList();
    }

    private static List<AttendeeInput> attendees(@Nullable List<Attendee> known) {
        return given(known).stream().map(AttendeeInput::of).toList();
    }

    /** The same, about this contact. */
    ActivityInput about(String otherContactId) {
        return with(otherContactId, occurredAt, doneAt, externalId, schedule, status);
    }

    /** The same at another time, and still to come. */
    ActivityInput on(@Nullable ScheduleInput another) {
        return with(contactId, null, null, null, another, status);
    }

    /** The same in another state. */
    ActivityInput in(ActivityStatus another) {
        return with(contactId, occurredAt, doneAt, externalId, schedule, another);
    }

    private ActivityInput with(
            @Nullable String newContactId,
            @Nullable Instant newOccurredAt,
            @Nullable Instant newDoneAt,
            @Nullable String newExternalId,
            @Nullable ScheduleInput newSchedule,
            @Nullable ActivityStatus newStatus) {
        return new ActivityInput(
                name,
                kind,
                body,
                newContactId,
                companyId,
                dealId,
                newOccurredAt,
                dueAt,
                newDoneAt,
                newExternalId,
                ownerId,
                teamId,
                bodyHtml,
                mentions,
                newSchedule,
                location,
                link,
                newStatus,
                attendees,
                reminders,
                invites);
    }

    /** As precise as times are stored. */
    private static @Nullable Instant millis(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
    }
}
