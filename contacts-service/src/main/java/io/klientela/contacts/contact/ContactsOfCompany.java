package io.klientela.contacts.contact;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.company.CompanyDependents;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import org.springframework.stereotype.Component;

/** A company with contacts is not deleted under them. */
@Component
class ContactsOfCompany implements CompanyDependents {
    private final Aggregates<Contact, ContactState> contacts;

    ContactsOfCompany(Aggregates<Contact, ContactState> contacts) {
        this.contacts = contacts;
    }

    @Override
    public Count of(String companyId) {
        long number = contacts.collection()
                .countDocuments(Filters.and(
                        Filters.eq("state.companies.companyId", companyId),
                        Filters.exists("state.mergedInto", false),
                        Filters.exists("deletedAt", false)));
        return new Count(number, number == 1 ? "contact" : "contacts");
    }
}
