package io.klientela.contacts.merge;

import io.klientela.contacts.reach.Reach;
import io.klientela.events.FieldValue;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.EmailAddress;
import io.klientela.events.contacts.Employment;
import io.klientela.events.contacts.PhoneNumber;
import io.klientela.events.contacts.PostalAddress;
import io.klientela.events.contacts.WebLink;
import io.klientela.platform.custom.CustomFields;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * What a contact says after another one became a part of it. Its id in another system stays its own, as the other one's
 * stays the other one's: files that name it find the contact through it.
 */
final class Blend {
    private static final Set<String> LISTS =
            Set.of("emails", "phones", "companies", "tags", "addresses", "languages", "links", CustomFields.COMPONENT);
    private static final Set<String> FIELDS = new TreeSet<>(Set.of(
            "firstName",
            "lastName",
            "emails",
            "phones",
            "companies",
            "jobTitle",
            "language",
            "city",
            "country",
            "tags",
            "addresses",
            "languages",
            "timeZone",
            "links",
            "photo",
            CustomFields.COMPONENT,
            "owner"));

    /** Of a field that an administrator has defined, e.g. {@code custom.seats}. */
    private static final String OF_CUSTOM = CustomFields.COMPONENT + ".";

    /** As many as may be written of a contact. */
    private static final int MOST_PARTS = 20;

    private static final int MOST_TAGS = 50;

    private final Map<String, Choice> choices;

    Blend(Map<String, Choice> choices) {
        this.choices = choices;
    }

    static boolean isChoosable(String field) {
        return FIELDS.contains(field) || field.startsWith(OF_CUSTOM);
    }

    /** @throws Problem 422 that names the field that cannot be chosen, or not so */
    static void check(Map<String, Choice> choices) {
        choices.forEach((field, choice) -> {
            String named = "fields." + field;
            if (!isChoosable(field)) {
                throw Problem.unprocessable("There is nothing to choose for \"%s\". What can be chosen: %s."
                                .formatted(field, String.join(", ", FIELDS)))
                        .field(named, "is none of " + String.join(", ", FIELDS));
            } else if (choice == Choice.BOTH && !LISTS.contains(field)) {
                throw Problem.unprocessable("Only lists can be united; of \"%s\" one value is kept.".formatted(field))
                        .field(named, "is one of this, other");
            }
        });
    }

    /** @throws Problem 422 where together they have more of something than a contact may have */
    static void checkSize(ContactState blended) {
        checkSize("emails", blended.emails().size(), MOST_PARTS);
        checkSize("phones", blended.phones().size(), MOST_PARTS);
        checkSize("companies", blended.companies().size(), MOST_PARTS);
        checkSize("tags", blended.tags().size(), MOST_TAGS);
        checkSize("addresses", Reach.all(blended.addresses()).size(), MOST_PARTS);
        checkSize("languages", Reach.all(blended.languages()).size(), MOST_PARTS);
        checkSize("links", Reach.all(blended.links()).size(), MOST_PARTS);
    }

    private static void checkSize(String field, int size, int most) {
        if (size > most) {
            throw Problem.unprocessable("Together they have %d %s; a contact has at most %d. Keep those of one."
                            .formatted(size, field, most))
                    .field("fields." + field, "is more than %d together".formatted(most));
        }
    }

    /** What the one that stays says then, still with its own links to others. */
    ContactState of(ContactState stays, ContactState other) {
        boolean ownerOfOther = choice("owner") == Choice.OTHER
                || (choice("owner") == null && stays.ownerId() == null && stays.teamId() == null);
        ContactState owner = ownerOfOther ? other : stays;
        String firstName = one("firstName", stays.firstName(), other.firstName());
        String lastName = one("lastName", stays.lastName(), other.lastName());
        List<EmailAddress> emails = all("emails", stays.emails(), other.emails(), EmailAddress::value);
        String language = one("language", stays.language(), other.language());
        return new ContactState(
                stays.id(),
                name(firstName, lastName, emails, stays.name()),
                firstName,
                lastName,
                emails,
                all("phones", stays.phones(), other.phones(), PhoneNumber::value),
                all("companies", stays.companies(), other.companies(), Employment::companyId),
                one("jobTitle", stays.jobTitle(), other.jobTitle()),
                language,
                one("city", stays.city(), other.city()),
                one("country", stays.country(), other.country()),
                all("tags", stays.tags(), other.tags(), Function.identity()),
                stays.externalId(),
                owner.ownerId(),
                owner.ownerName(),
                owner.teamId(),
                stays.createdAt(),
                stays.createdBy(),
                stays.updatedAt(),
                stays.mergedInto(),
                stays.merged(),
                some("addresses", stays.addresses(), other.addresses(), Blend::place),
                Reach.some(Reach.withMain(
                        Reach.all(some("languages", stays.languages(), other.languages(), Function.identity())),
                        language,
                        null,
                        false,
                        Function.identity())),
                one("timeZone", stays.timeZone(), other.timeZone()),
                some("links", stays.links(), other.links(), WebLink::url),
                one("photo", stays.photo(), other.photo()),
                custom(Objects.requireNonNullElse(stays.custom(), Map.of()), other.custom()));
    }

    /** What of the other one's lists went into the contact that stays. */
    ContactState broughtAlong(ContactState other) {
        return new ContactState(
                other.id(),
                other.name(),
                null,
                null,
                choice("emails") == Choice.THIS ? List.of() : other.emails(),
                choice("phones") == Choice.THIS ? List.of() : other.phones(),
                choice("companies") == Choice.THIS ? List.of() : other.companies(),
                null,
                null,
                null,
                null,
                choice("tags") == Choice.THIS ? List.of() : other.tags(),
                null,
                null,
                null,
                null,
                other.createdAt(),
                other.createdBy(),
                other.updatedAt(),
                null,
                null,
                choice("addresses") == Choice.THIS ? null : other.addresses(),
                choice("languages") == Choice.THIS ? null : other.languages(),
                null,
                choice("links") == Choice.THIS ? null : other.links(),
                null,
                null);
    }

    /** What somebody is called of whom this is known. */
    static String name(@Nullable String firstName, @Nullable String lastName, List<EmailAddress> emails, String soFar) {
        String full = Stream.of(firstName, lastName).filter(Objects::nonNull).collect(Collectors.joining(" "));
        if (!full.isEmpty()) {
            return full;
        }
        return emails.isEmpty() ? soFar : emails.getFirst().value();
    }

    private @Nullable Choice choice(String field) {
        return choices.get(field);
    }

    /** What tells one address from another. */
    static String place(PostalAddress address) {
        return Stream.of(address.street(), address.postalCode(), address.city(), address.region(), address.country())
                .map(part -> part == null ? "" : part.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    /** Each by itself; what one of them does not have is the other one's. */
    private @Nullable Map<String, FieldValue> custom(
            Map<String, FieldValue> own, @Nullable Map<String, FieldValue> others) {
        Map<String, FieldValue> blended = new TreeMap<>();
        Set<String> keys = new TreeSet<>(own.keySet());
        if (others != null) {
            keys.addAll(others.keySet());
        }
        for (String key : keys) {
            Choice choice = choices.getOrDefault(OF_CUSTOM + key, choice(CustomFields.COMPONENT));
            FieldValue mine = own.get(key);
            FieldValue theirs = others == null ? null : others.get(key);
            boolean takesTheirs = choice == Choice.OTHER || (choice != Choice.THIS && mine == null);
            FieldValue value = takesTheirs ? theirs : mine;
            if (value != null) {
                blended.put(key, value);
            }
        }
        return blended.isEmpty() ? null : blended;
    }

    private <T> @Nullable List<T> some(
            String field, @Nullable List<T> own, @Nullable List<T> others, Function<T, String> key) {
        return Reach.some(all(field, Reach.all(own), Reach.all(others), key));
    }

    private <T> @Nullable T one(String field, @Nullable T own, @Nullable T others) {
        Choice choice = choice(field);
        return choice == Choice.OTHER || (choice == null && own == null) ? others : own;
    }

    private <T> List<T> all(String field, List<T> own, List<T> others, Function<T, String> key) {
        Choice choice = choice(field);
        if (choice == Choice.THIS) {
            return own;
        } else if (choice == Choice.OTHER) {
            return others;
        }
        Set<String> known = own.stream().map(key).collect(Collectors.toSet());
        List<T> united = new ArrayList<>(own);
        others.stream().filter(each -> known.add(key.apply(each))).forEach(united::add);
        return List.copyOf(united);
    }
}
