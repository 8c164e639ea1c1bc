package io.klientela.contacts.contact;

import io.klientela.contacts.company.Companies;
import io.klientela.contacts.contact.ContactInput.EmploymentInput;
import io.klientela.contacts.reach.AddressInput;
import io.klientela.contacts.reach.EmailInput;
import io.klientela.contacts.reach.PhoneInput;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.Employment;
import io.klientela.events.contacts.Merger;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.custom.CustomValues;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.reference.Owners;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes and changes contacts as what they refer to allows it. */
@Component
public class Contacts {
    private static final int LONGEST_WAY = 20;

    private final Aggregates<Contact, ContactState> aggregates;
    private final Companies companies;
    private final Owners owners;
    private final Access access;
    private final CustomValues customValues;

    Contacts(
            Aggregates<Contact, ContactState> aggregates,
            Companies companies,
            Owners owners,
            Access access,
            CustomValues customValues) {
        this.access = access;
        this.customValues = customValues;
        this.aggregates = aggregates;
        this.companies = companies;
        this.owners = owners;
    }

    /**
     * The contact as it is now, or the one that stands for it since it was merged; empty where there is none, or none that
     * whoever asks may read.
     */
    public Optional<ContactState> find(String contactId) {
        return aggregates
                .find(contactId)
                .map(this::standIn)
                .map(Contact::state)
                .filter(contact -> access.mayRefer("contact", contact));
    }

    /** The contact itself, or the one that stands for it since it was merged. */
    public Contact standIn(Contact contact) {
        Contact at = contact;
        for (int i = 0; i < LONGEST_WAY; i++) {
            Merger into = at.state().mergedInto();
            Optional<Contact> next = into == null ? Optional.empty() : aggregates.find(into.contactId());
            if (next.isEmpty()) {
                return at;
            }
            at = next.get();
        }
        return at;
    }

    Contact create(String id, ContactInput input, Stamp stamp) {
        return create(id, input, Map.of(), owners.ofNew(input.ownerId(), input.teamId()), stamp);
    }

    /** @param known names of companies that need not be looked up any more, by id */
    Contact create(String id, ContactInput input, Map<String, String> known, Owner owner, Stamp stamp) {
        return Contact.create(id, details(input, known, owner, null), stamp);
    }

    void edit(Contact contact, ContactInput input, Stamp stamp) {
        edit(contact, input, Map.of(), stamp);
    }

    void edit(Contact contact, ContactInput input, Map<String, String> known, Stamp stamp) {
        contact.requireAlive();
        ContactState before = contact.state();
        Map<String, String> names = new HashMap<>(known);
        before.companies().forEach(company -> names.put(company.companyId(), company.companyName()));
        Owner owner = owners.ofChanged(ContactDetails.ownerOf(before), input.ownerId(), input.teamId());
        contact.edit(details(input, names, owner, before), stamp);
    }

    private ContactDetails details(
            ContactInput input, Map<String, String> known, Owner owner, @Nullable ContactState before) {
        return new ContactDetails(
                input,
                name(input),
                PhoneInput.numbers(input.phones(), () -> region(input)),
                employments(input, known),
                owner,
                customValues.read("contact", input.custom(), before == null ? null : before.custom()));
    }

    /** Where numbers without country code belong to: the person's country, or the main company's. */
    private @Nullable String region(ContactInput input) {
        if (input.country() != null) {
            return input.country();
        }
        return Stream.concat(
                        input.addresses().stream().map(AddressInput::country).filter(Objects::nonNull),
                        input.companies().stream()
                                .map(EmploymentInput::companyId)
                                .map(companies::countryOf)
                                .filter(Objects::nonNull))
                .findFirst()
                .orElse(null);
    }

    private static String name(ContactInput input) {
        String full = Stream.of(input.firstName(), input.lastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        if (!full.isEmpty()) {
            return full;
        }
        return input.emails().stream()
                .findFirst()
                .map(EmailInput::value)
                .orElseThrow(() -> Problem.unprocessable("A contact needs a name or an e-mail address.")
                        .field("lastName", "is missing, and so are the first name and the e-mail address"));
    }

    private List<Employment> employments(ContactInput input, Map<String, String> known) {
        List<Employment> employments = new ArrayList<>();
        for (int i = 0; i < input.companies().size(); i++) {
            EmploymentInput employment = input.companies().get(i);
            String name = companyName(employment.companyId(), known, "companies[%d].companyId".formatted(i));
            LocalDate from = employment.from();
            LocalDate until = employment.until();
            if (from != null && until != null && until.isBefore(from)) {
                throw Problem.unprocessable("Nobody leaves a company before they come there.")
                        .field("companies[%d].until".formatted(i), "is before the first day");
            }
            employments.add(new Employment(employment.companyId(), name, employment.role(), from, until));
        }
        return employments;
    }

    private String companyName(String companyId, Map<String, String> known, String field) {
        @Nullable String name = known.get(companyId);
        return name != null
                ? name
                : companies
                        .nameOf(companyId)
                        .orElseThrow(
                                () -> Problem.unprocessable("There is no company with the id %s.".formatted(companyId))
                                        .field(field, "no such company"));
    }
}
