package io.klientela.contacts.activity;

import io.klientela.contacts.calendar.Occurrences;
import io.klientela.events.FieldChange;
import io.klientela.events.Topics;
import io.klientela.events.contacts.ActivityEvent;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Answer;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.Proposal;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
            .indexed("schedule.startsAt", "schedule.until", "nextReminderAt", "uid", "seriesId")
            .indexed("attendees.userId", "attendees.contactId")
            .uniquely("externalId")
            .about(Activity::persons);

    /** What the people of a meeting should know of. */
    private static final Set<String> TOLD =
            Set.of("name", "body", "bodyHtml", "schedule", "location", "link", "status");

    private static final int MOST_PROPOSALS = 50;

    /** A reminder that comes later than this is of no use. */
    private static final Duration STALE = Duration.ofHours(24);

    private Activity(String id) {
        super(id);
    }

    private Activity(ActivityState state, long version) {
        super(state, version);
    }

    private static List<String> persons(ActivityState state) {
        List<Attendee> attendees = Guests.of(state.attendees());
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

    /** @throws Problem 422 where the series does not leave out anything then */
    void takeIn(Instant start, Stamp stamp) {
        Schedule schedule = state().schedule();
        if (schedule == null
                || !Objects.requireNonNullElse(schedule.excluded(), List.of()).contains(start)) {
            throw Problem.unprocessable("This series leaves nothing out at %s.".formatted(start))
                    .field("occurrence", "was not changed or left out");
        }
        edit(ActivityDetails.of(state()).at(Occurrences.with(schedule, start)), stamp);
    }

    /** @throws Problem 422 where the user was not asked */
    void answer(String userId, Answer answer, Stamp stamp) {
        List<Attendee> attendees = Guests.of(state().attendees());
        if (attendees.stream().noneMatch(attendee -> userId.equals(attendee.userId()))) {
            throw Problem.unprocessable("You are not among the people of this activity.")
                    .field("answer", "is not asked of you");
        }
        guests(Guests.answered(attendees, userId, answer, stamp.at()), stamp);
    }

    /** What becomes of its people, of which its other readers need not be told. */
    void guests(List<Attendee> attendees, Stamp stamp) {
        change(ActivityDetails.of(state()).with(attendees), state().nextReminderAt(), stamp);
    }

    /** The latest of a person and kind counts; there is an end to what strangers may propose. */
    void propose(Proposal proposal, Stamp stamp) {
        List<Proposal> proposals = new ArrayList<>(Objects.requireNonNullElse(state().proposals(), List.of()));
        if (proposals.stream()
                .anyMatch(
                        known -> known.id().equals(proposal.id()) && !known.at().isBefore(proposal.at()))) {
            return;
        }
        proposals.removeIf(known -> known.id().equals(proposal.id()));
        if (proposals.size() < MOST_PROPOSALS) {
            proposals.add(proposal);
        }
        proposals(proposals, stamp);
    }

    /** @throws Problem 422 where it was decided, or is not here */
    Proposal requireProposal(String proposalId) {
        return Objects.requireNonNullElse(state().proposals(), List.<Proposal>of()).stream()
                .filter(known -> known.id().equals(proposalId))
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable("Nobody proposes this any more.")
                        .field("proposal", "was decided already"));
    }

    /** Whoever proposes to come is a guest from now on. */
    void welcome(Proposal proposal, Stamp stamp) {
        guests(Guests.welcome(Guests.of(state().attendees()), proposal), stamp);
        settle(proposal.id(), stamp);
    }

    /** It takes place then. */
    void move(Proposal proposal, Schedule schedule, Stamp stamp) {
        edit(ActivityDetails.of(state()).at(schedule), stamp);
        settle(proposal.id(), stamp);
    }

    /** Whoever called for it elsewhere calls it off. @param sequence how often they changed it */
    void callOff(int sequence, Stamp stamp) {
        ActivityDetails details = ActivityDetails.of(state());
        Origin origin = details.origin();
        change(
                details.calledOff()
                        .from(new Origin(
                                origin.uid(), sequence, origin.organizer(), origin.seriesId(), origin.occurrence())),
                null,
                stamp);
    }

    /** It is decided. */
    void settle(String proposalId, Stamp stamp) {
        proposals(
                Objects.requireNonNullElse(state().proposals(), List.<Proposal>of()).stream()
                        .filter(known -> !known.id().equals(proposalId))
                        .toList(),
                stamp);
    }

    private void proposals(List<Proposal> proposals, Stamp stamp) {
        change(ActivityDetails.of(state()).proposed(proposals), state().nextReminderAt(), stamp);
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

    /** Is deleted, and does not stand in the way of the next one with its key. */
    void giveWay(Stamp stamp) {
        change(ActivityDetails.of(state()).keyless(), null, stamp);
        delete();
    }

    /** Is there again after its deletion, as it was. */
    void revive() {
        recordReturn(new ActivityEvent.Updated(state(), Map.of()));
    }
}
