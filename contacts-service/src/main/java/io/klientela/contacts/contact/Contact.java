package io.klientela.contacts.contact;

import io.klientela.contacts.shared.PhoneNumbers;
import io.klientela.events.FieldChange;
import io.klientela.events.Topics;
import io.klientela.events.contacts.ContactEvent;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.query.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            .indexed("city", "country", "tags")
            .uniquely("externalId")
            .about(state -> List.of(state.id()));

    private Contact(String id) {
        super(id);
    }

    private Contact(ContactState state, long version) {
        super(state, version);
    }

    static Contact create(String id, ContactDetails details, Stamp stamp) {
        Contact contact = new Contact(id);
        contact.record(new ContactEvent.Created(details.state(id, stamp.at(), stamp.by(), stamp.at())));
        return contact;
    }

    /** Records nothing where nothing differs. */
    void edit(ContactDetails details, Stamp stamp) {
        ContactState before = state();
        ContactState after = details.state(id(), before.createdAt(), before.createdBy(), stamp.at());
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
        return texts;
    }
}
