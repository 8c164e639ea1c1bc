package io.klientela.contacts.merge;

import io.klientela.contacts.reach.Reach;
import io.klientela.events.FieldValue;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.EmailAddress;
import io.klientela.events.contacts.Employment;
import io.klientela.events.contacts.PhoneNumber;
import io.klientela.events.contacts.WebLink;
import io.klientela.platform.custom.CustomFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
                now.merged(),
                some(now, ContactState::addresses, Blend::place),
                some(now, ContactState::languages, Function.identity()),
                one(now, ContactState::timeZone),
                some(now, ContactState::links, WebLink::url),
                one(now, ContactState::photo),
                custom(now));
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
        note(changed, "addresses", now, ContactState::addresses);
        note(changed, "languages", now, ContactState::languages);
        note(changed, "timeZone", now, ContactState::timeZone);
        note(changed, "links", now, ContactState::links);
        note(changed, "photo", now, ContactState::photo);
        note(changed, CustomFields.COMPONENT, now, ContactState::custom);
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

    /** Each by itself. */
    private @Nullable Map<String, FieldValue> custom(ContactState now) {
        Map<String, FieldValue> earlier = Objects.requireNonNullElse(before.custom(), Map.of());
        Map<String, FieldValue> taken = Objects.requireNonNullElse(after.custom(), Map.of());
        Map<String, FieldValue> present = Objects.requireNonNullElse(now.custom(), Map.of());
        Map<String, FieldValue> given = new TreeMap<>();
        Stream.of(earlier, present)
                .map(Map::keySet)
                .flatMap(Set::stream)
                .distinct()
                .forEach(key -> {
                    FieldValue value =
                            Objects.equals(present.get(key), taken.get(key)) ? earlier.get(key) : present.get(key);
                    if (value != null) {
                        given.put(key, value);
                    }
                });
        return given.isEmpty() ? null : given;
    }

    private <T> @Nullable List<T> some(
            ContactState now, Function<ContactState, @Nullable List<T>> field, Function<T, String> key) {
        return Reach.some(all(now, state -> Reach.all(field.apply(state)), key));
    }

    private <T> @Nullable T one(ContactState now, Function<ContactState, @Nullable T> field) {
        T value = field.apply(now);
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
