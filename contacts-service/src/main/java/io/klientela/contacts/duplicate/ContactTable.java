package io.klientela.contacts.duplicate;

import io.klientela.contacts.duplicate.matching.Table;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Contacts as a table whose columns are called like the fields of a contact. */
final class ContactTable {
    private static final int MOST = 3;

    private ContactTable() {}

    static Table of(List<KnownContact> contacts) {
        return new Table(
                List.of(
                        "firstName",
                        "lastName",
                        "email",
                        "email2",
                        "email3",
                        "phone",
                        "phone2",
                        "phone3",
                        "company",
                        "city"),
                List.of(
                        cells(contacts, KnownContact::firstName),
                        cells(contacts, KnownContact::lastName),
                        cells(contacts, contact -> at(contact.emails(), 0)),
                        cells(contacts, contact -> at(contact.emails(), 1)),
                        cells(contacts, contact -> at(contact.emails(), MOST - 1)),
                        cells(contacts, contact -> at(contact.phones(), 0)),
                        cells(contacts, contact -> at(contact.phones(), 1)),
                        cells(contacts, contact -> at(contact.phones(), MOST - 1)),
                        cells(contacts, contact -> at(contact.companies(), 0)),
                        cells(contacts, KnownContact::city)));
    }

    private static @Nullable String at(List<String> values, int position) {
        return position < values.size() ? values.get(position) : null;
    }

    private static List<String> cells(List<KnownContact> contacts, Function<KnownContact, @Nullable String> field) {
        return contacts.stream()
                .map(contact -> Objects.requireNonNullElse(field.apply(contact), ""))
                .toList();
    }
}
