package io.klientela.contacts.duplicate;

import io.klientela.contacts.duplicate.matching.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Contacts as a table whose columns are called like the fields of a contact, or the parts of an address. */
final class ContactTable {
    private static final int MOST = 3;

    private final List<KnownContact> contacts;
    private final List<String> header = new ArrayList<>();
    private final List<List<String>> columns = new ArrayList<>();

    private ContactTable(List<KnownContact> contacts) {
        this.contacts = contacts;
    }

    static Table of(List<KnownContact> contacts) {
        ContactTable table = new ContactTable(contacts);
        table.add("firstName", KnownContact::firstName);
        table.add("lastName", KnownContact::lastName);
        table.addEach("email", KnownContact::emails);
        table.addEach("phone", KnownContact::phones);
        table.add("company", contact -> at(contact.companies(), 0));
        table.addOfAddresses("street", KnownAddress::streetName);
        table.addOfAddresses("houseNumber", KnownAddress::houseNumber);
        table.addOfAddresses("postcode", KnownAddress::postalCode);
        table.add("city", ContactTable::cities);
        return new Table(table.header, table.columns);
    }

    private void add(String name, Function<KnownContact, @Nullable String> field) {
        header.add(name);
        columns.add(contacts.stream()
                .map(contact -> Objects.requireNonNullElse(field.apply(contact), ""))
                .toList());
    }

    /** Several values as several columns. */
    private void addEach(String name, Function<KnownContact, List<String>> values) {
        for (int i = 0; i < MOST; i++) {
            int position = i;
            add(i == 0 ? name : name + (i + 1), contact -> at(values.apply(contact), position));
        }
    }

    private void addOfAddresses(String name, Function<KnownAddress, @Nullable String> part) {
        add(name, contact -> several(contact.addresses().stream().map(part)));
    }

    private static String cities(KnownContact contact) {
        return several(Stream.concat(
                Stream.ofNullable(contact.city()), contact.addresses().stream().map(KnownAddress::city)));
    }

    /** Several values in one column, so that the most alike of them count. */
    private static String several(Stream<@Nullable String> values) {
        return values.flatMap(Stream::ofNullable)
                .filter(value -> !value.isBlank())
                .distinct()
                .limit(MOST)
                .collect(Collectors.joining(Table.SEVERAL));
    }

    private static @Nullable String at(List<String> values, int position) {
        return position < values.size() ? values.get(position) : null;
    }
}
