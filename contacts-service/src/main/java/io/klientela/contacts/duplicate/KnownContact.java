package io.klientela.contacts.duplicate;

import io.klientela.contacts.reach.Reach;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.EmailAddress;
import io.klientela.events.contacts.Employment;
import io.klientela.events.contacts.PhoneNumber;
import io.klientela.platform.security.Reveals;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What is compared of a contact. @param companies names of them */
record KnownContact(
        String id,

        @Reveals(value = "contact", field = "name") @Nullable
        String name,

        @Reveals(value = "contact", field = "firstName") @Nullable
        String firstName,

        @Reveals(value = "contact", field = "lastName") @Nullable
        String lastName,

        @Reveals(value = "contact", field = "emails") List<String> emails,
        @Reveals(value = "contact", field = "phones") List<String> phones,
        @Reveals(value = "contact", field = "companies") List<String> companies,

        @Reveals(value = "contact", field = "city") @Nullable
        String city,

        @Reveals(value = "contact", field = "addresses") List<KnownAddress> addresses) {

    /** The same without what these fields say. */
    KnownContact without(Set<String> hidden) {
        boolean names = hidden.contains("name");
        return new KnownContact(
                id,
                names ? null : name,
                names || hidden.contains("firstName") ? null : firstName,
                names || hidden.contains("lastName") ? null : lastName,
                hidden.contains("emails") ? List.of() : emails,
                hidden.contains("phones") ? List.of() : phones,
                hidden.contains("companies") ? List.of() : companies,
                hidden.contains("city") ? null : city,
                hidden.contains("addresses") ? List.of() : addresses);
    }

    static KnownContact of(ContactState state) {
        return new KnownContact(
                state.id(),
                state.name(),
                state.firstName(),
                state.lastName(),
                state.emails().stream().map(EmailAddress::value).toList(),
                state.phones().stream().map(PhoneNumber::value).toList(),
                state.companies().stream().map(Employment::companyName).toList(),
                state.city(),
                Reach.all(state.addresses()).stream().map(KnownAddress::of).toList());
    }

    Document document() {
        return new Document("name", name)
                .append("firstName", firstName)
                .append("lastName", lastName)
                .append("emails", emails)
                .append("phones", phones)
                .append("companies", companies)
                .append("city", city)
                .append(
                        "addresses",
                        addresses.stream().map(KnownAddress::document).toList());
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
                document.getString("city"),
                document.getList("addresses", Document.class, List.of()).stream()
                        .map(KnownAddress::of)
                        .toList());
    }
}
