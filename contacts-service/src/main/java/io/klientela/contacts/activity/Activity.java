package io.klientela.contacts.activity;

import io.klientela.contacts.calendar.Occurrences;
import io.klientela.events.FieldChange;
import io.klientela.events.Topics;
import io.klientela.events.contacts.ActivityEvent;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Answer;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A call, meeting, note, mail or task. */
public final class Activity extends Aggregate<ActivityState> {
    static final AggregateType<Activity, ActivityState> TYPE = AggregateType.of(
                    "activity", "activities", Topics.ACTIVITIES, ActivityState.class, Activity::new)
            .searchedBy(state -> Arrays.asList(state.name(), state.body(), state.location()))
            .indexed("occurredAt", "dueAt", "createdAt", "updatedAt")
            .indexed("contactId", "companyId", "dealId", "ownerId", "teamId")
            .indexed("schedule.startsAt", "schedule.until", "nextReminderAt", "uid")
            .indexed("attendees.userId", "attendees.contactId")
            .uniquely("externalId")
            .about(Activity::persons);

    /** What the people of a meeting should know of. */
    private static final Set<String> TOLD =
            Set.of("name", "body", "bodyHtml", "schedule", "location", "link", "status");

    /** A reminder that comes later than this is of no use. */
    private static final Duration STALE = Duration.ofHours(24);

    private Activity(String id) {
        super(id);
    }

    private Activity(ActivityState state, long version) {
        super(state, version);
    }

    private static List<String> persons(ActivityState state) {
        List<Attendee> attendees = Objects.requireNonNullElse(state.attendees(), List.of());
        return Stream.concat(
                        Stream.ofNullable(state.contactId()),
                        attendees.stream().flatMap(attendee -> Stream.ofNullable(attendee.contactId())))
                .distinct()
                .toList();
    }

    static Activity create(String id, ActivityDetails details, Stamp stamp) {
        Activity activity = new Activity(id);
        activity.record(new ActivityEvent.Created(details.state(
                id, stamp.at(), stamp.by(), stamp.at(), details.alarm().next(stamp.at()))));
        return activity;
    }

    /** Records nothing where nothing differs. */
    void edit(ActivityDetails details, Stamp stamp) {
        ActivityState before = state();
        Alarm alarm = details.alarm();
        Instant reminder = alarm.equals(Alarm.of(before)) ? before.nextReminderAt() : alarm.next(stamp.at());
        if (before.schedule() != null && isTold(before, details, stamp)) {
            change(details.from(details.origin().changed()), reminder, stamp);
        } else {
            change(details, reminder, stamp);
        }
    }

    /** As another calendar says, which counts its changes itself. */
    void replace(ActivityDetails details, Stamp stamp) {
        change(
                details,
                details.alarm().equals(Alarm.of(state()))
                        ? state().nextReminderAt()
                        : details.alarm().next(stamp.at()),
                stamp);
    }

    private boolean isTold(ActivityState before, ActivityDetails details, Stamp stamp) {
        ActivityState after =
                details.state(id(), before.createdAt(), before.createdBy(), stamp.at(), before.nextReminderAt());
        return Json.changes(before, after).keySet().stream().anyMatch(TOLD::contains);
    }

    private void change(ActivityDetails details, @Nullable Instant reminder, Stamp stamp) {
        ActivityState before = state();
        ActivityState after = details.state(id(), before.createdAt(), before.createdBy(), stamp.at(), reminder);
        Map<String, FieldChange> changes = Json.changes(before, after);
        if (!changes.isEmpty()) {
            record(new ActivityEvent.Updated(after, changes));
        }
    }

    /** @throws Problem 422 where nothing of it begins then */
    Schedule requireOccurrence(Instant start) {
        Schedule schedule = state().schedule();
        if (schedule == null || !Occurrences.recurs(schedule)) {
            throw Problem.unprocessable("This activity does not recur.").field("occurrence", "is none of a series");
        }
        if (!Occurrences.isStart(schedule, start)) {
            throw Problem.unprocessable("Nothing of this series begins at %s.".formatted(start))
                    .field("occurrence", "is not the start of an occurrence");
        }
        return schedule;
    }

    /** Leaves out the occurrence that begins then; one that is left out already stays so. */
    void leaveOut(Instant start, Stamp stamp) {
        Schedule schedule = state().schedule();
        if (schedule != null && Occurrences.isStart(schedule, start)) {
            edit(ActivityDetails.of(state()).at(Occurrences.without(schedule, start)), stamp);
        }
    }

    /** @throws Problem 422 where the user was not asked */
    void answer(String userId, Answer answer, Stamp stamp) {
        List<Attendee> attendees = Objects.requireNonNullElse(state().attendees(), List.of());
        if (attendees.stream().noneMatch(attendee -> userId.equals(attendee.userId()))) {
            throw Problem.unprocessable("You are not among the people of this activity.")
                    .field("answer", "is not asked of you");
        }
        ActivityDetails details = ActivityDetails.of(state());
        change(
                details.with(attendees.stream()
                        .map(attendee -> userId.equals(attendee.userId()) ? answered(attendee, answer) : attendee)
                        .toList()),
                state().nextReminderAt(),
                stamp);
    }

    static Attendee answered(Attendee attendee, Answer answer) {
        return new Attendee(
                attendee.userId(),
                attendee.contactId(),
                attendee.email(),
                attendee.name(),
                answer,
                attendee.optional());
    }

    /** Says that it is time, once for each reminder, and not where that is long past. */
    void remind(Stamp stamp) {
        Instant due = state().nextReminderAt();
        if (due == null || due.isAfter(stamp.at())) {
            return;
        }
        Alarm alarm = Alarm.of(state());
        Instant what = alarm.what(due);
        ActivityState after = ActivityDetails.of(state())
                .state(id(), state().createdAt(), state().createdBy(), stamp.at(), alarm.next(stamp.at()));
        if (what == null || due.plus(STALE).isBefore(stamp.at())) {
            record(new ActivityEvent.Updated(after, Json.changes(state(), after)));
        } else {
            record(new ActivityEvent.Reminded(after, what));
        }
    }

    void delete() {
        recordDeletion(new ActivityEvent.Deleted(state()));
    }

    /** Is there again after its deletion, as it was. */
    void revive() {
        recordReturn(new ActivityEvent.Updated(state(), Map.of()));
    }
}
