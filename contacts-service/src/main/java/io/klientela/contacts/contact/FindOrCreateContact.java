package io.klientela.contacts.contact;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.klientela.contacts.contact.ContactInput.EmploymentInput;
import io.klientela.contacts.reach.EmailInput;
import io.klientela.contacts.reach.PhoneInput;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The contact with an e-mail address, made where there is none; never two, also where several ask for it at once. */
@Component
public class FindOrCreateContact {
    private static final String WORK = "work";

    private final Aggregates<Contact, ContactState> aggregates;
    private final Contacts contacts;
    private final Stamps stamps;

    FindOrCreateContact(Aggregates<Contact, ContactState> aggregates, Contacts contacts, Stamps stamps) {
        this.aggregates = aggregates;
        this.contacts = contacts;
        this.stamps = stamps;
    }

    /** A person who may be known already. @param companyId where they work; a contact who works nowhere gets it */
    public record Person(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String jobTitle,
            @Nullable String language,
            @Nullable String city,
            @Nullable String country,
            List<String> tags,
            @Nullable String companyId) {

        private ContactInput input(@Nullable String externalId) {
            return new ContactInput(
                    firstName,
                    lastName,
                    Stream.ofNullable(email)
                            .map(value -> new EmailInput(value, WORK))
                            .toList(),
                    Stream.ofNullable(phone)
                            .map(value -> new PhoneInput(value, WORK))
                            .toList(),
                    Stream.ofNullable(companyId).map(EmploymentInput::at).toList(),
                    jobTitle,
                    language,
                    city,
                    country,
                    tags,
                    externalId,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    Map.of());
        }
    }

    /**
     * @param newId of the contact where it has to be made, the same in every attempt
     * @throws Problem 422 where the person has neither a name nor an e-mail address
     */
    public ContactState of(Person person, String newId, Owner owner) {
        String email = person.email();
        Optional<Contact> known = aggregates
                .find(newId)
                .map(contacts::standIn)
                .or(() -> email == null ? Optional.empty() : oldest(Filters.eq("state.emails.value", email)));
        return known.map(contact -> employed(contact, person.companyId()))
                .orElseGet(() -> create(person, newId, owner))
                .state();
    }

    private Optional<Contact> oldest(Bson which) {
        return aggregates
                .collection()
                .find(Filters.and(which, Filters.exists("deletedAt", false)))
                .sort(Sorts.ascending("_id"))
                .limit(1)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>())
                .stream()
                .findFirst()
                .flatMap(aggregates::find)
                .map(contacts::standIn);
    }

    private Contact employed(Contact contact, @Nullable String companyId) {
        if (companyId == null || !contact.state().companies().isEmpty()) {
            return contact;
        }
        return aggregates.change(contact.id(), null, newest -> {
            if (newest.state().companies().isEmpty()) {
                contacts.edit(newest, ContactInput.of(newest.state()).employedBy(companyId), stamps.now());
            }
        });
    }

    /** The external id that imports give a contact without one, too, is what only one of them can have. */
    private Contact create(Person person, String newId, Owner owner) {
        String email = person.email();
        try {
            return add(person, newId, email, owner);
        } catch (DuplicateAggregate e) {
            return aggregates.get(newId);
        } catch (Problem e) {
            if (e.status() != HttpStatus.CONFLICT || email == null) {
                throw e;
            }
            // Somebody else has it: another conversion a moment ago.
            return oldest(Filters.eq("state.externalId", email)).orElseGet(() -> add(person, newId, null, owner));
        }
    }

    private Contact add(Person person, String id, @Nullable String externalId, Owner owner) {
        return aggregates.add(contacts.create(id, person.input(externalId), Map.of(), owner, stamps.now()));
    }
}
