package io.klientela.contacts.activity;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.contact.Contacts;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Answer;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.reference.Reference;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the users and contacts who are to take part, or whom a note speaks to. */
@Component
class MeetingPeople {
    private final Aggregates<Contact, ContactState> aggregates;
    private final Contacts contacts;
    private final References references;
    private final Access access;

    MeetingPeople(
            Aggregates<Contact, ContactState> aggregates, Contacts contacts, References references, Access access) {
        this.aggregates = aggregates;
        this.contacts = contacts;
        this.references = references;
        this.access = access;
    }

    /**
     * @param before in which everybody is known already; null for a new activity
     * @throws Problem 422 naming the one that does not exist, or that whoever asks may not read
     */
    List<Attendee> of(List<AttendeeInput> given, @Nullable ActivityState before) {
        Set<Attendee> known = before == null ? Set.of() : new HashSet<>(orEmpty(before.attendees()));
        List<AttendeeInput> fresh = given.stream()
                .filter(one -> known.stream().noneMatch(each -> isSame(each, one)))
                .toList();
        Map<String, Reference> users = users(fresh);
        Map<String, ContactState> people = contacts(fresh);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            AttendeeInput one = given.get(i);
            String field = "attendees[%d]".formatted(i);
            if (one.isNobody()) {
                throw Problem.unprocessable("Somebody who is to take part is not named.")
                        .field(field, "needs a user, a contact, an address or a name");
            }
            if (fresh.contains(one)) {
                require(one, field, users, people);
            }
        }
        return given.stream()
                .filter(one -> seen.add(key(one)))
                .map(one -> attendee(one, known, users, people))
                .toList();
    }

    private void require(
            AttendeeInput one, String field, Map<String, Reference> users, Map<String, ContactState> people) {
        if (one.userId() != null && !users.containsKey(one.userId())) {
            users.put(one.userId(), references.require(ReferenceType.USER, one.userId(), field + ".userId"));
        }
        if (one.contactId() != null && !people.containsKey(one.contactId())) {
            throw Problem.unprocessable("There is no contact with the id %s.".formatted(one.contactId()))
                    .field(field + ".contactId", "no such contact");
        }
    }

    private static Attendee attendee(
            AttendeeInput one, Set<Attendee> known, Map<String, Reference> users, Map<String, ContactState> people) {
        Answer answer = Objects.requireNonNullElse(one.answer(), Answer.NEEDS_ACTION);
        boolean optional = Boolean.TRUE.equals(one.optional());
        Attendee before =
                known.stream().filter(each -> isSame(each, one)).findFirst().orElse(null);
        if (before != null) {
            return new Attendee(
                    one.userId(),
                    one.contactId(),
                    one.email() == null ? before.email() : one.email(),
                    one.name() == null ? before.name() : one.name(),
                    answer,
                    optional,
                    before.answeredAt(),
                    before.occurrences());
        }
        ContactState contact = one.contactId() == null ? null : people.get(one.contactId());
        Reference user = one.userId() == null ? null : users.get(one.userId());
        String email =
                one.email() == null && contact != null && !contact.emails().isEmpty()
                        ? contact.emails().getFirst().value()
                        : one.email();
        String name =
                one.name() != null ? one.name() : user != null ? user.name() : contact == null ? null : contact.name();
        return new Attendee(
                one.userId(),
                contact == null ? one.contactId() : contact.id(),
                email,
                name,
                answer,
                optional,
                null,
                null);
    }

    /** Those who are mentioned exist. @throws Problem 422 where one does not */
    void requireMentioned(List<String> mentions, @Nullable ActivityState before) {
        Set<String> known = before == null ? Set.of() : Set.copyOf(orEmpty(before.mentions()));
        List<String> fresh = mentions.stream().filter(id -> !known.contains(id)).toList();
        Map<String, Reference> found = fresh.isEmpty() ? Map.of() : references.findAll(ReferenceType.USER, fresh);
        for (String id : fresh) {
            if (!found.containsKey(id)) {
                references.require(ReferenceType.USER, id, "mentions[%d]".formatted(mentions.indexOf(id)));
            }
        }
    }

    private Map<String, Reference> users(List<AttendeeInput> some) {
        List<String> ids =
                some.stream().flatMap(one -> Stream.ofNullable(one.userId())).toList();
        return ids.isEmpty() ? new HashMap<>() : references.findAll(ReferenceType.USER, ids);
    }

    private Map<String, ContactState> contacts(List<AttendeeInput> some) {
        List<String> ids =
                some.stream().flatMap(one -> Stream.ofNullable(one.contactId())).toList();
        Map<String, ContactState> found = new HashMap<>();
        if (!ids.isEmpty()) {
            for (Contact contact : aggregates.findAll(Filters.in("_id", ids))) {
                Optional<ContactState> state = contact.state().mergedInto() == null
                        ? Optional.of(contact.state()).filter(alive -> access.mayRefer("contact", alive))
                        : contacts.find(contact.id());
                state.ifPresent(one -> found.put(contact.id(), one));
            }
        }
        return found;
    }

    private static boolean isSame(Attendee known, AttendeeInput one) {
        return key(AttendeeInput.of(known)).equals(key(one));
    }

    private static String key(AttendeeInput one) {
        if (one.userId() != null) {
            return "user " + one.userId();
        }
        if (one.contactId() != null) {
            return "contact " + one.contactId();
        }
        return one.email() == null ? "name " + one.name() : "email " + one.email();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> some) {
        return some == null ? List.of() : some;
    }
}
