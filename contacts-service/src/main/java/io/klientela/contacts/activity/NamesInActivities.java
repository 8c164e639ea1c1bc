package io.klientela.contacts.activity;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.names.NameCopies;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import java.util.function.Predicate;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Activities show what their owners and guests are called. */
@Component
class NamesInActivities implements NameCopies {
    private static final String ATTENDEES = "state.attendees";

    private final Aggregates<Activity, ActivityState> activities;
    private final Aggregates<Contact, ContactState> contacts;
    private final Stamps stamps;

    NamesInActivities(
            Aggregates<Activity, ActivityState> activities, Aggregates<Contact, ContactState> contacts, Stamps stamps) {
        this.activities = activities;
        this.contacts = contacts;
        this.stamps = stamps;
    }

    @Override
    public void userIsCalled(String userId, String name) {
        activities.changeAll(
                Filters.and(Filters.eq("state.ownerId", userId), Filters.ne("state.ownerName", name)),
                activity ->
                        activity.edit(ActivityDetails.of(activity.state()).withOwnerName(userId, name), stamps.now()));
        guestIsCalled("userId", userId, name, guest -> userId.equals(guest.userId()));
    }

    @Override
    public void contactWasRenamed(String contactId) {
        contacts.find(contactId)
                .map(contact -> contact.state().name())
                .ifPresent(name ->
                        guestIsCalled("contactId", contactId, name, guest -> contactId.equals(guest.contactId())));
    }

    private void guestIsCalled(String field, String id, String name, Predicate<Attendee> which) {
        activities.changeAll(
                withAnotherName(field, id, name),
                activity -> activity.guests(
                        Guests.each(
                                Guests.of(activity.state().attendees()), which, guest -> Guests.called(guest, name)),
                        stamps.now()));
    }

    /** The first condition is there for its index. */
    private static Bson withAnotherName(String field, String id, String name) {
        return Filters.and(
                Filters.eq(ATTENDEES + "." + field, id),
                Filters.elemMatch(ATTENDEES, Filters.and(Filters.eq(field, id), Filters.ne("name", name))));
    }
}
