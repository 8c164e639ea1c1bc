package io.klientela.ticketing.ticket;

import io.klientela.ticketing.people.Person;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who asks for help: a contact, or somebody of whom only the address is known. */
public record Customer(
        @Nullable String contactId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String companyId,
        @Nullable String companyName,
        @Nullable String language) {

    public static final Customer NOBODY = new Customer(null, null, null, null, null, null);

    /** @param email that the person wrote from, or null for the main one */
    public static Customer of(Person person, @Nullable String email) {
        return new Customer(
                person.contactId(),
                person.name(),
                email == null ? person.email() : email.toLowerCase(Locale.ROOT),
                person.companyId(),
                person.companyName(),
                person.language());
    }

    public static Customer unknown(@Nullable String name, String email) {
        return new Customer(null, name, email.toLowerCase(Locale.ROOT), null, null, null);
    }

    public Customer speaking(@Nullable String preferred) {
        return new Customer(contactId, name, email, companyId, companyName, language == null ? preferred : language);
    }
}
