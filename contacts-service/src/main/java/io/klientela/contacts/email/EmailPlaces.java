package io.klientela.contacts.email;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.events.contacts.EmailContact;
import io.klientela.events.contacts.EmailState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.reference.NamesContacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Mails follow the contacts whom they are filed under. */
@Component
class EmailPlaces implements NamesContacts {
    private final Aggregates<Email, EmailState> emails;
    private final Stamps stamps;

    EmailPlaces(Aggregates<Email, EmailState> emails, Stamps stamps) {
        this.emails = emails;
        this.stamps = stamps;
    }

    @Override
    public String name() {
        return "emails";
    }

    @Override
    public Collection<String> naming(String contactId) {
        return ids(Filters.eq("state.contacts.contactId", contactId));
    }

    @Override
    public Optional<Place> place(String recordId, String contactId) {
        return emails.find(recordId)
                .filter(email -> find(email.state().contacts(), contactId).isPresent())
                .map(email -> new Place(null));
    }

    @Override
    public void move(String recordId, Move move) {
        emails.changeAll(
                Filters.eq("_id", recordId),
                email -> email.change(stamps.now(), draft -> draft.contacts = moved(draft.contacts, move)));
    }

    private static List<EmailContact> moved(List<EmailContact> before, Move move) {
        Optional<EmailContact> leaving = find(before, move.fromId());
        if (leaving.isEmpty()) {
            return before;
        }
        List<EmailContact> after = new ArrayList<>(before);
        if (!move.stays()) {
            after.remove(leaving.get());
        }
        if (find(before, move.toId()).isEmpty()) {
            after.add(new EmailContact(
                    move.toId(), leaving.get().email(), leaving.get().companyId()));
        }
        return List.copyOf(after);
    }

    private static Optional<EmailContact> find(List<EmailContact> contacts, String contactId) {
        return contacts.stream()
                .filter(contact -> contact.contactId().equals(contactId))
                .findFirst();
    }

    @Override
    public Collection<String> cameFrom(String contactId, Collection<String> addresses, Instant since) {
        return ids(Filters.and(
                Filters.elemMatch(
                        "state.contacts",
                        Filters.and(Filters.eq("contactId", contactId), Filters.in("email", addresses))),
                Filters.gte("state.createdAt", Date.from(since))));
    }

    private List<String> ids(Bson which) {
        return emails.collection()
                .find(Filters.and(which, Filters.exists("deletedAt", false)))
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }
}
