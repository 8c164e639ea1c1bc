package io.klientela.contacts.consent;

import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.contact.Contacts;
import io.klientela.contacts.timeline.MergedIds;
import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.EmailAddress;
import io.klientela.events.contacts.PhoneNumber;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.consent.LedgerPages;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The contacts whom the ledger tells of. */
@Component
class KnownPersons {
    private final Aggregates<Contact, ContactState> contacts;
    private final Contacts present;
    private final MergedIds merged;

    KnownPersons(Aggregates<Contact, ContactState> contacts, Contacts present, MergedIds merged) {
        this.contacts = contacts;
        this.present = present;
        this.merged = merged;
    }

    /** The contact, or the one that stands for it; empty where there is none that whoever asks may read. */
    Optional<ContactState> find(String contactId) {
        return present.find(contactId);
    }

    /** @throws io.klientela.platform.web.Problem 404 where there is none */
    ContactState get(String contactId) {
        return contacts.get(contactId).state();
    }

    boolean isPresent(String contactId) {
        return contacts.find(contactId).isPresent();
    }

    /** The contact and all that it stands for. */
    Set<String> family(String contactId) {
        return merged.with(contactId);
    }

    /** What the channel reaches the contact under; by post there is one, the contact's own. */
    static List<Whose> places(ContactState contact, ConsentChannel channel) {
        return switch (channel) {
            case EMAIL ->
                contact.emails().stream()
                        .map(EmailAddress::value)
                        .map(address -> address(contact, channel, LedgerPages.normalised(address)))
                        .toList();
            case PHONE, SMS ->
                contact.phones().stream()
                        .map(PhoneNumber::value)
                        .map(number -> address(contact, channel, number))
                        .toList();
            case POST -> List.of(Whose.contact(contact.id(), contact.name()));
        };
    }

    private static Whose address(ContactState contact, ConsentChannel channel, String address) {
        return Whose.address(LedgerPages.subjectOf(channel), address, contact.id());
    }
}
