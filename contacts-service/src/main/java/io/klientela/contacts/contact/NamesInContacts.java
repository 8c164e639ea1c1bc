package io.klientela.contacts.contact;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.company.Companies;
import io.klientela.contacts.names.NameCopies;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.custom.CustomFields;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Contacts show what their owners and companies are called. */
@Component
class NamesInContacts implements NameCopies {
    private static final String COMPANIES = "state.companies";

    private final Aggregates<Contact, ContactState> contacts;
    private final Companies companies;
    private final CustomFields customFields;
    private final Stamps stamps;

    NamesInContacts(
            Aggregates<Contact, ContactState> contacts, Companies companies, CustomFields customFields, Stamps stamps) {
        this.contacts = contacts;
        this.companies = companies;
        this.customFields = customFields;
        this.stamps = stamps;
    }

    @Override
    public void userIsCalled(String userId, String name) {
        contacts.changeAll(
                Filters.and(Filters.eq("state.ownerId", userId), Filters.ne("state.ownerName", name)),
                contact -> contact.edit(ContactDetails.of(contact.state()).withOwnerName(userId, name), stamps.now()));
        linkedIsCalled("user", userId, name);
    }

    @Override
    public void companyWasRenamed(String companyId) {
        companies.nameOf(companyId).ifPresent(name -> {
            contacts.changeAll(
                    withAnotherName(companyId, name),
                    contact -> contact.edit(
                            ContactDetails.of(contact.state()).withCompanyName(companyId, name), stamps.now()));
            linkedIsCalled("company", companyId, name);
        });
    }

    /** The first condition is there for its index. */
    private static Bson withAnotherName(String companyId, String name) {
        return Filters.and(
                Filters.eq(COMPANIES + ".companyId", companyId),
                Filters.elemMatch(
                        COMPANIES, Filters.and(Filters.eq("companyId", companyId), Filters.ne("companyName", name))));
    }

    @Override
    public void linkedIsCalled(String kind, String id, String name) {
        for (String key : customFields.linksTo("contact", kind)) {
            String link = "state.custom." + key + ".link";
            contacts.changeAll(
                    Filters.and(Filters.eq(link + ".id", id), Filters.ne(link + ".name", name)),
                    some -> some.edit(ContactDetails.of(some.state()).withLinkName(id, name), stamps.now()));
        }
    }
}
