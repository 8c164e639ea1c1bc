package io.klientela.contacts.contact;

import io.klientela.contacts.reach.Reach;
import io.klientela.contacts.shared.PhoneNumbers;
import io.klientela.events.FieldChange;
import io.klientela.events.Topics;
import io.klientela.events.contacts.ContactEvent;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.Merger;
import io.klientela.events.contacts.Picture;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.query.Fields;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A person. */
public final class Contact extends Aggregate<ContactState> {
    static final AggregateType<Contact, ContactState> TYPE = AggregateType.of(
                    "contact", "contacts", Topics.CONTACTS, ContactState.class, Contact::new)
            .withFields(Fields.builder(ContactState.class)
                    .alias("email", "emails.value")
                    .alias("phone", "phones.value")
                    .alias("companyId", "companies.companyId")
                    .alias("companyName", "companies.companyName")
                    .build())
            .searchedBy(Contact::searchTexts)
            .indexed("name", "createdAt", "updatedAt", "ownerId", "teamId", "emails.value", "companies.companyId")
            .indexed("city", "country", "tags", "jobTitle", "ownerName", "languages", "timeZone")
            .uniquely("externalId")
            .indexed("mergedInto.contactId")
            .hiding("mergedInto")
            .about(state -> List.of(state.id()));

    private Contact(String id) {
        super(id);
    }

    private Contact(ContactState state, long version) {
        super(state, version);
    }

    static Contact create(String id, ContactDetails details, Stamp stamp) {
        Contact contact = new Contact(id);
        contact.record(new ContactEvent.Created(details.state(id, stamp)));
        return contact;
    }

    /** Records nothing where nothing differs. */
    void edit(ContactDetails details, Stamp stamp) {
        ContactState before = state();
        ContactState after = details.over(before, stamp.at());
        Map<String, FieldChange> changes = Json.changes(before, after);
        if (!changes.isEmpty()) {
            record(new ContactEvent.Updated(after, changes));
        }
    }

    /** Takes an earlier state again, as when an import is undone; records nothing where nothing differs. */
    void restore(ContactState earlier) {
        var changes = Json.changes(state(), earlier);
        if (!changes.isEmpty()) {
            record(new ContactEvent.Updated(earlier, changes));
        }
    }

    /** Shows another photo, or none. */
    void show(@Nullable Picture photo, Stamp stamp) {
        requireAlive();
        if (!Objects.equals(state().photo(), photo)) {
            ContactState after = Attached.of(state()).showing(photo).on(state(), stamp.at());
            record(new ContactEvent.Updated(after, Json.changes(state(), after)));
        }
    }

    public boolean isMerged() {
        return state().mergedInto() != null;
    }

    /** @throws Problem 409 where another contact stands for this one */
    public void requireAlive() {
        Merger into = state().mergedInto();
        if (into != null) {
            throw Problem.conflict(
                    "This contact was merged into another one (%s). Go on there, or take the merge back first."
                            .formatted(into.contactId()));
        }
    }

    /** Another contact stands for it from now on. What it says itself stays, for the day that this is taken back. */
    public void mergeInto(Merger other) {
        requireAlive();
        record(new ContactEvent.Merged(Attached.of(state()).into(other).on(state(), other.at()), other.contactId()));
    }

    /** Stands for another contact too. @param blended what it says from now on */
    public void absorb(ContactState blended, Merger other) {
        ContactState after =
                Attached.of(state()).plus(other).showing(blended.photo()).on(blended, other.at());
        record(new ContactEvent.Absorbed(after, other.contactId(), Json.changes(state(), after)));
    }

    /** Is a contact of its own again. @param addresses that were its alone */
    public void comeBack(List<String> addresses, Stamp stamp) {
        Merger into = Objects.requireNonNull(state().mergedInto());
        record(new ContactEvent.Unmerged(
                Attached.of(state()).into(null).on(state(), stamp.at()), into.contactId(), into.at(), addresses));
    }

    /** No longer stands for the contact of this merge. @param given what it says from now on */
    public void release(ContactState given, Merger other, Stamp stamp) {
        ContactState after = Attached.of(state())
                .without(other.mergeId())
                .showing(given.photo())
                .on(given, stamp.at());
        record(new ContactEvent.Released(after, other.contactId(), Json.changes(state(), after)));
    }

    /** The one that stands for it is gone. */
    public void deleteMerged() {
        delete();
    }

    void delete() {
        recordDeletion(new ContactEvent.Deleted(state()));
    }

    /** Is there again after its deletion, as it was. */
    void revive() {
        recordReturn(new ContactEvent.Updated(state(), Map.of()));
    }

    private static List<@Nullable String> searchTexts(ContactState state) {
        List<@Nullable String> texts = new ArrayList<>();
        texts.add(state.name());
        state.emails().forEach(email -> texts.add(email.value()));
        state.phones().forEach(phone -> texts.add(PhoneNumbers.searchText(phone.value())));
        state.companies().forEach(company -> texts.add(company.companyName()));
        texts.add(state.jobTitle());
        texts.add(state.city());
        texts.add(state.externalId());
        Reach.all(state.addresses()).forEach(address -> texts.add(address.city()));
        return texts;
    }
}
