package io.klientela.contacts.merge;

import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.EmailAddress;
import io.klientela.events.contacts.Employment;
import io.klientela.events.contacts.PhoneNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Undoes in what a contact says what a merge had done to it, field by field and element by element; what was changed
 * since stays.
 *
 * @param before what it said before the merge
 * @param after what it said after it
 * @param others what those brought along that it still stands for: it stays
 */
record TakeBack(ContactState before, ContactState after, Collection<ContactState> others) {

    TakeBack beside(Collection<ContactState> theseOthers) {
        return new TakeBack(before, after, theseOthers);
    }

    /** What is left when it is undone in this. */
    ContactState in(ContactState now) {
        String firstName = one(now, ContactState::firstName);
        String lastName = one(now, ContactState::lastName);
        List<EmailAddress> emails = all(now, ContactState::emails, EmailAddress::value);
        ContactState owner = sameOwner(now, after) ? before : now;
        return new ContactState(
                now.id(),
                now.name().equals(after.name()) ? before.name() : Blend.name(firstName, lastName, emails, now.name()),
                firstName,
                lastName,
                emails,
                all(now, ContactState::phones, PhoneNumber::value),
                all(now, ContactState::companies, Employment::companyId),
                one(now, ContactState::jobTitle),
                one(now, ContactState::language),
                one(now, ContactState::city),
                one(now, ContactState::country),
                all(now, ContactState::tags, Function.identity()),
                now.externalId(),
                owner.ownerId(),
                owner.ownerName(),
                owner.teamId(),
                now.createdAt(),
                now.createdBy(),
                now.updatedAt(),
                now.mergedInto(),
                now.merged());
    }

    /** The fields that were changed since the merge: what was added there stays. */
    Set<String> changedSince(ContactState now) {
        Set<String> changed = new TreeSet<>();
        note(changed, "firstName", now, ContactState::firstName);
        note(changed, "lastName", now, ContactState::lastName);
        note(changed, "emails", now, ContactState::emails);
        note(changed, "phones", now, ContactState::phones);
        note(changed, "companies", now, ContactState::companies);
        note(changed, "jobTitle", now, ContactState::jobTitle);
        note(changed, "language", now, ContactState::language);
        note(changed, "city", now, ContactState::city);
        note(changed, "country", now, ContactState::country);
        note(changed, "tags", now, ContactState::tags);
        note(changed, "externalId", now, ContactState::externalId);
        if (!sameOwner(now, after)) {
            changed.add("owner");
        }
        return changed;
    }

    private void note(
            Set<String> changed, String name, ContactState now, Function<ContactState, @Nullable Object> field) {
        if (!Objects.equals(field.apply(now), field.apply(after))) {
            changed.add(name);
        }
    }

    private static boolean sameOwner(ContactState one, ContactState other) {
        return Objects.equals(one.ownerId(), other.ownerId()) && Objects.equals(one.teamId(), other.teamId());
    }

    private @Nullable String one(ContactState now, Function<ContactState, @Nullable String> field) {
        String value = field.apply(now);
        return Objects.equals(value, field.apply(after)) ? field.apply(before) : value;
    }

    private <T> List<T> all(ContactState now, Function<ContactState, List<T>> field, Function<T, String> key) {
        List<T> present = field.apply(now);
        Set<String> old = keys(field.apply(before), key);
        Set<String> taken = keys(field.apply(after), key);
        Set<String> added = taken.stream()
                .filter(each -> !old.contains(each))
                .filter(each -> others.stream()
                        .noneMatch(other -> keys(field.apply(other), key).contains(each)))
                .collect(Collectors.toSet());
        List<T> given = present.stream()
                .filter(each -> !added.contains(key.apply(each)))
                .collect(Collectors.toCollection(ArrayList::new));
        Set<String> there = keys(given, key);
        field.apply(before).stream()
                .filter(each -> !taken.contains(key.apply(each)) && !there.contains(key.apply(each)))
                .forEach(given::add);
        return sameKeys(given, field.apply(before), key) && present.equals(field.apply(after))
                ? field.apply(before)
                : List.copyOf(given);
    }

    private static <T> boolean sameKeys(List<T> one, List<T> other, Function<T, String> key) {
        return keys(one, key).equals(keys(other, key));
    }

    private static <T> Set<String> keys(List<T> some, Function<T, String> key) {
        return some.stream().map(key).collect(Collectors.toSet());
    }
}
