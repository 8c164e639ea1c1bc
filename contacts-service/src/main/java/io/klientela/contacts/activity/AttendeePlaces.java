package io.klientela.contacts.activity;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.contacts.contact.Contact;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Answer;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.reference.NamesContacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The guests of activities follow their contacts; the address that was invited stays, and what was answered from it. */
@Component
class AttendeePlaces implements NamesContacts {
    private final Aggregates<Activity, ActivityState> activities;
    private final Aggregates<Contact, ContactState> contacts;
    private final Stamps stamps;

    AttendeePlaces(
            Aggregates<Activity, ActivityState> activities, Aggregates<Contact, ContactState> contacts, Stamps stamps) {
        this.activities = activities;
        this.contacts = contacts;
        this.stamps = stamps;
    }

    @Override
    public String name() {
        return "activity-guests";
    }

    @Override
    public Collection<String> naming(String contactId) {
        return activities
                .collection()
                .find(Filters.and(
                        Filters.eq("state.attendees.contactId", contactId), Filters.exists("deletedAt", false)))
                .projection(Projections.include("_id"))
                .map(activity -> activity.getString("_id"))
                .into(new ArrayList<>());
    }

    @Override
    public Optional<Place> place(String recordId, String contactId) {
        return activities
                .find(recordId)
                .flatMap(activity -> guest(Guests.of(activity.state().attendees()), contactId))
                .map(guest -> new Place(role(guest)));
    }

    @Override
    public void move(String recordId, Move move) {
        activities.changeAll(
                Filters.eq("_id", recordId),
                activity -> activity.guests(moved(Guests.of(activity.state().attendees()), move), stamps.now()));
    }

    private List<Attendee> moved(List<Attendee> before, Move move) {
        boolean there = guest(before, move.toId()).isPresent();
        List<Attendee> after = new ArrayList<>();
        for (Attendee each : before) {
            boolean leaves = move.fromId().equals(each.contactId());
            if (!leaves || move.stays()) {
                after.add(each);
            }
            if (leaves && !there) {
                after.add(move.stays() ? back(move) : guest(move.toId(), each));
            }
        }
        return List.copyOf(after);
    }

    private Attendee guest(String contactId, Attendee as) {
        return new Attendee(
                as.userId(),
                contactId,
                as.email(),
                nameOf(contactId, as.name()),
                as.answer(),
                as.optional(),
                as.answeredAt(),
                as.occurrences());
    }

    /** Who was a guest beside the one that stood for them is one again, as they were. */
    private Attendee back(Move move) {
        String[] parts = move.role() == null ? new String[0] : move.role().split(" ", 3);
        boolean known = parts.length == 3;
        return new Attendee(
                null,
                move.toId(),
                known && !parts[2].isEmpty() ? parts[2] : null,
                nameOf(move.toId(), null),
                known ? Answer.valueOf(parts[0]) : Answer.NEEDS_ACTION,
                known && Boolean.parseBoolean(parts[1]),
                null,
                null);
    }

    private static String role(Attendee guest) {
        return "%s %s %s".formatted(guest.answer(), guest.optional(), guest.email() == null ? "" : guest.email());
    }

    private @Nullable String nameOf(String contactId, @Nullable String soFar) {
        return contacts.find(contactId).map(contact -> contact.state().name()).orElse(soFar);
    }

    private static Optional<Attendee> guest(List<Attendee> guests, String contactId) {
        return guests.stream()
                .filter(guest -> contactId.equals(guest.contactId()))
                .findFirst();
    }
}
