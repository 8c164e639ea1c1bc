package io.klientela.contacts.activity;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.calendar.Occurrences;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.Proposal;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What comes to meetings by mail. */
@Component
public class Meetings {
    private final Aggregates<Activity, ActivityState> activities;
    private final Stamps stamps;

    Meetings(Aggregates<Activity, ActivityState> activities, Stamps stamps) {
        this.activities = activities;
        this.stamps = stamps;
    }

    public Optional<ActivityState> find(String id) {
        return activities.find(id).map(Activity::state);
    }

    /** Those that came from elsewhere under this UID. */
    public List<ActivityState> withUid(String uid) {
        return activities.findAll(Filters.eq("state.uid", uid)).stream()
                .map(Activity::state)
                .toList();
    }

    /** The occurrences of a series that became activities of their own. */
    public List<ActivityState> ownOccurrences(String seriesId) {
        return activities.findAll(Filters.eq("state.seriesId", seriesId)).stream()
                .map(Activity::state)
                .toList();
    }

    /** The guest said it. Repeated or late it changes nothing. */
    public void hear(String id, GuestAnswer said) {
        activities.change(
                id,
                null,
                activity ->
                        activity.guests(Guests.heard(Guests.of(activity.state().attendees()), said), stamps.now()));
    }

    public void propose(String id, Proposal proposal) {
        activities.change(id, null, activity -> activity.propose(proposal, stamps.now()));
    }

    /** What these guests said was about another time. */
    public void askAgain(String id, Collection<String> emails) {
        activities.change(
                id,
                null,
                activity -> activity.guests(
                        Guests.askedAgain(Guests.of(activity.state().attendees()), emails), stamps.now()));
    }

    /** Whether something of the meeting begins then. */
    public static boolean takesPlace(ActivityState meeting, Instant start) {
        Schedule schedule = meeting.schedule();
        return schedule != null && Occurrences.recurs(schedule) && Occurrences.isStart(schedule, start);
    }

    /** Whether all of it is over. */
    public static boolean isOver(ActivityState meeting, Instant now) {
        Schedule schedule = meeting.schedule();
        if (schedule == null) {
            return true;
        }
        Instant end = schedule.until() == null || !Occurrences.recurs(schedule) ? schedule.endsAt() : schedule.until();
        return end.isBefore(now);
    }

    public static List<Attendee> guestsOf(ActivityState meeting) {
        return Guests.of(meeting.attendees());
    }
}
