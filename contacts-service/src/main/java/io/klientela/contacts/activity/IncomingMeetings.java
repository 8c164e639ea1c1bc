package io.klientela.contacts.activity;

import io.klientela.contacts.calendar.CalendarItem;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Organizer;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Meetings that others call people to by mail: each stands in the calendar of whoever it is for. */
@Component
public class IncomingMeetings {
    private final CalendarImport importing;
    private final ItemInputs items;
    private final Aggregates<Activity, ActivityState> activities;
    private final Stamps stamps;

    IncomingMeetings(
            CalendarImport importing, ItemInputs items, Aggregates<Activity, ActivityState> activities, Stamps stamps) {
        this.importing = importing;
        this.items = items;
        this.activities = activities;
        this.stamps = stamps;
    }

    /**
     * A mail with entries of a calendar.
     *
     * @param from who sent it
     * @param authenticated whether somebody vouches for that
     * @param emails the addresses of whoever it is for
     */
    public record Sent(List<CalendarItem> items, String from, boolean authenticated, Collection<String> emails) {

        /** What is here already is changed by who called for it alone. */
        private boolean mayChange(CalendarItem item, ActivityState present) {
            Organizer organizer = present.organizer();
            String email = organizer == null ? null : organizer.email();
            return email != null && email.equals(organizerOf(item)) && (authenticated || email.equals(from));
        }
    }

    private static @Nullable String organizerOf(CalendarItem item) {
        return item.organizer() == null ? null : item.organizer().email();
    }

    /** Takes over what is new, and what is newer than here. */
    public void invite(Actor person, Sent sent) {
        CurrentActor.runAs(person, () -> {
            KnownItems known = items.known(sent.items(), person);
            List<CalendarItem> some = sent.items().stream()
                    .filter(item -> isOthers(item, known))
                    .filter(item -> present(item, known).stream().allMatch(one -> sent.mayChange(item, one.state())))
                    .toList();
            importing.take(some).stream()
                    .map(CalendarImport.Taken::activityId)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(id -> activities.change(
                            id,
                            null,
                            activity -> activity.guests(
                                    Guests.known(Guests.of(activity.state().attendees()), sent.emails(), person.id()),
                                    stamps.now())));
        });
    }

    /** What is made here is changed here. */
    private static boolean isOthers(CalendarItem item, KnownItems known) {
        return item.uid() != null && known.ownId(item) == null && organizerOf(item) != null;
    }

    /** The entry, or the series whose occurrence it is. */
    private static Optional<Activity> present(CalendarItem item, KnownItems known) {
        Activity entry = known.activity(item);
        return Optional.ofNullable(entry == null ? known.series(item) : entry);
    }

    /** What is called off stays to be seen, as such. */
    public void callOff(Actor person, Sent sent) {
        CurrentActor.runAs(person, () -> {
            KnownItems known = items.known(sent.items(), person);
            sent.items().stream()
                    .filter(item -> isOthers(item, known))
                    .forEach(item -> present(item, known)
                            .filter(activity -> sent.mayChange(item, activity.state()))
                            .ifPresent(activity -> callOff(activity, item)));
        });
    }

    private void callOff(Activity known, CalendarItem item) {
        activities.change(known.id(), null, activity -> {
            ActivityState state = activity.state();
            Instant occurrence = item.recurrenceId();
            if (occurrence != null && state.occurrence() == null) {
                activity.leaveOut(occurrence, stamps.now());
            } else if (item.sequence() >= Objects.requireNonNullElse(state.sequence(), 0)) {
                activity.callOff(item.sequence(), stamps.now());
            }
        });
    }
}
