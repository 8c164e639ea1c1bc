package io.klientela.contacts.contact;

import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.EmailAddress;
import io.klientela.events.contacts.Employment;
import io.klientela.events.contacts.PhoneNumber;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.Owner;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An input whose phone numbers are in E.164 and whose references are known to exist, with the names that they have. */
record ContactDetails(
        ContactInput input, String name, List<PhoneNumber> phones, List<Employment> companies, Owner owner) {

    static ContactDetails of(ContactState state) {
        return new ContactDetails(
                ContactInput.of(state), state.name(), state.phones(), state.companies(), ownerOf(state));
    }

    static Owner ownerOf(ContactState state) {
        return new Owner(state.ownerId(), state.ownerName(), state.teamId());
    }

    ContactDetails withOwnerName(String userId, String ownerName) {
        return new ContactDetails(input, name, phones, companies, owner.renamed(userId, ownerName));
    }

    ContactDetails withCompanyName(String companyId, String companyName) {
        List<Employment> renamed = companies.stream()
                .map(company -> company.companyId().equals(companyId)
                        ? new Employment(companyId, companyName, company.role())
                        : company)
                .toList();
        return new ContactDetails(input, name, phones, renamed, owner);
    }

    ContactState state(String id, Stamp stamp) {
        return state(id, stamp.at(), stamp.by(), stamp.at(), null);
    }

    /** What they make of a contact; with whom it was merged stays. */
    ContactState over(ContactState before, Instant updatedAt) {
        return state(before.id(), before.createdAt(), before.createdBy(), updatedAt, before);
    }

    private ContactState state(
            String id, Instant createdAt, String createdBy, Instant updatedAt, @Nullable ContactState before) {
        return new ContactState(
                id,
                name,
                input.firstName(),
                input.lastName(),
                input.emails().stream()
                        .map(email -> new EmailAddress(email.value(), email.kind()))
                        .toList(),
                phones,
                companies,
                input.jobTitle(),
                input.language(),
                input.city(),
                input.country(),
                input.tags(),
                input.externalId(),
                owner.id(),
                owner.name(),
                owner.teamId(),
                createdAt,
                createdBy,
                updatedAt,
                before == null ? null : before.mergedInto(),
                before == null ? null : before.merged());
    }
}
