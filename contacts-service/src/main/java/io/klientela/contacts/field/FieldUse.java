package io.klientela.contacts.field;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.company.Company;
import io.klientela.contacts.contact.Contact;
import io.klientela.events.contacts.CompanyState;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.CustomFieldState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.web.Problem;
import org.springframework.stereotype.Component;

/** How many records have something in a field. */
@Component
class FieldUse {
    private final Aggregates<Contact, ContactState> contacts;
    private final Aggregates<Company, CompanyState> companies;

    FieldUse(Aggregates<Contact, ContactState> contacts, Aggregates<Company, CompanyState> companies) {
        this.contacts = contacts;
        this.companies = companies;
    }

    /** @throws Problem 409 that says how many there are, and what to do instead */
    void requireNone(CustomFieldState field) {
        Aggregates<?, ?> records = field.resource().equals("company") ? companies : contacts;
        long number = records.collection()
                .countDocuments(
                        Filters.and(Filters.exists("state.custom." + field.key()), Filters.exists("deletedAt", false)));
        if (number > 0) {
            throw Problem.conflict(
                    "%s cannot be deleted: %d records have something in it. Archive it: they keep it, and nobody fills it in any more."
                            .formatted(field.name(), number));
        }
    }
}
