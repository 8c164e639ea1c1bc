package io.klientela.contacts.email;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.contact.Contacts;
import io.klientela.contacts.lead.Lead;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.EmailAddress;
import io.klientela.events.contacts.EmailContact;
import io.klientela.events.contacts.Employment;
import io.klientela.events.contacts.LeadState;
import io.klientela.platform.aggregate.Aggregates;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is known by an address. */
@Component
public class Correspondents {
    private final Aggregates<Contact, ContactState> contacts;
    private final Aggregates<Lead, LeadState> leads;
    private final Contacts present;

    Correspondents(Aggregates<Contact, ContactState> contacts, Aggregates<Lead, LeadState> leads, Contacts present) {
        this.contacts = contacts;
        this.leads = leads;
        this.present = present;
    }

    /** Those of a mail. */
    public record Known(List<EmailContact> contacts, List<String> leadIds) {
        public boolean isNobody() {
            return contacts.isEmpty() && leadIds.isEmpty();
        }
    }

    /** The contacts with one of the addresses, or who stand for them, and the leads who did not become one yet. */
    public Known by(Collection<String> addresses) {
        Map<String, EmailContact> found = new LinkedHashMap<>();
        contacts.findAll(Filters.in("state.emails.value", addresses)).forEach(contact -> {
            String email = contact.state().emails().stream()
                    .map(EmailAddress::value)
                    .filter(addresses::contains)
                    .findFirst()
                    .orElse("");
            ContactState now = present.standIn(contact).state();
            found.putIfAbsent(now.id(), new EmailContact(now.id(), email, companyOf(now)));
        });
        List<String> leadIds = leads
                .findAll(Filters.and(Filters.in("state.email", addresses), Filters.eq("state.contactId", null)))
                .stream()
                .map(Lead::id)
                .toList();
        return new Known(List.copyOf(found.values()), leadIds);
    }

    /** Where somebody works; null where that is not known. */
    public static @Nullable String companyOf(ContactState contact) {
        return contact.companies().stream()
                .findFirst()
                .map(Employment::companyId)
                .orElse(null);
    }
}
