package io.klientela.contacts.duplicate;

import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.EmailAddress;
import io.klientela.events.contacts.Employment;
import io.klientela.events.contacts.PhoneNumber;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What is compared of a contact. @param companies names of them */
record KnownContact(
        String id,
        @Nullable String name,
        @Nullable String firstName,
        @Nullable String lastName,
        List<String> emails,
        List<String> phones,
        List<String> companies,
        @Nullable String city) {

    static KnownContact of(ContactState state) {
        return new KnownContact(
                state.id(),
                state.name(),
                state.firstName(),
                state.lastName(),
                state.emails().stream().map(EmailAddress::value).toList(),
                state.phones().stream().map(PhoneNumber::value).toList(),
                state.companies().stream().map(Employment::companyName).toList(),
                state.city());
    }

    Document document() {
        return new Document("name", name)
                .append("firstName", firstName)
                .append("lastName", lastName)
                .append("emails", emails)
                .append("phones", phones)
                .append("companies", companies)
                .append("city", city);
    }

    static KnownContact of(Document document) {
        return new KnownContact(
                document.getString("_id"),
                document.getString("name"),
                document.getString("firstName"),
                document.getString("lastName"),
                document.getList("emails", String.class, List.of()),
                document.getList("phones", String.class, List.of()),
                document.getList("companies", String.class, List.of()),
                document.getString("city"));
    }
}
