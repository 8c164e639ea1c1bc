package io.klientela.contacts.contact;

import io.klientela.contacts.reach.AddressInput;
import io.klientela.contacts.reach.EmailInput;
import io.klientela.contacts.reach.LinkInput;
import io.klientela.contacts.reach.Reach;
import io.klientela.events.FieldValue;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.Employment;
import io.klientela.events.contacts.PhoneNumber;
import io.klientela.events.contacts.PostalAddress;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.custom.CustomFields;
import io.klientela.platform.reference.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An input in its normal form, whose references are known to exist, with the names that they have. */
record ContactDetails(
        ContactInput input,
        String name,
        List<PhoneNumber> phones,
        List<Employment> companies,
        Owner owner,
        @Nullable Map<String, FieldValue> custom) {

    static ContactDetails of(ContactState state) {
        return new ContactDetails(
                ContactInput.of(state),
                state.name(),
                state.phones(),
                state.companies(),
                ownerOf(state),
                state.custom());
    }

    static Owner ownerOf(ContactState state) {
        return new Owner(state.ownerId(), state.ownerName(), state.teamId());
    }

    /** Of one that is older than the list, its only language. */
    static List<String> languagesOf(ContactState state) {
        List<String> languages = state.languages();
        if (languages != null) {
            return languages;
        }
        return state.language() == null ? List.of() : List.of(state.language());
    }

    ContactDetails withOwnerName(String userId, String ownerName) {
        return new ContactDetails(input, name, phones, companies, owner.renamed(userId, ownerName), custom);
    }

    ContactDetails withCompanyName(String companyId, String companyName) {
        List<Employment> renamed = companies.stream()
                .map(job -> job.companyId().equals(companyId)
                        ? new Employment(companyId, companyName, job.role(), job.from(), job.until())
                        : job)
                .toList();
        return new ContactDetails(input, name, phones, renamed, owner, custom);
    }

    ContactDetails withLinkName(String id, String called) {
        return new ContactDetails(input, name, phones, companies, owner, CustomFields.renamed(custom, id, called));
    }

    ContactState state(String id, Stamp stamp) {
        return state(id, stamp.at(), stamp.by(), stamp.at(), null);
    }

    /** What they make of a contact; its photo, and with whom it was merged, stay. */
    ContactState over(ContactState before, Instant updatedAt) {
        return state(before.id(), before.createdAt(), before.createdBy(), updatedAt, before);
    }

    private ContactState state(
            String id, Instant createdAt, String createdBy, Instant updatedAt, @Nullable ContactState before) {
        List<PostalAddress> addresses = AddressInput.addresses(input.addresses());
        List<PostalAddress> earlier = before == null ? null : before.addresses();
        List<String> languages = Reach.withMain(
                input.languages(),
                input.language(),
                before == null ? null : before.language(),
                false,
                Function.identity());
        return new ContactState(
                id,
                name,
                input.firstName(),
                input.lastName(),
                EmailInput.addresses(input.emails()),
                phones,
                companies,
                input.jobTitle(),
                Reach.first(languages, Function.identity()),
                Reach.following(
                        input.city(),
                        before == null ? null : before.city(),
                        Reach.first(addresses, PostalAddress::city),
                        Reach.first(earlier, PostalAddress::city)),
                Reach.following(
                        input.country(),
                        before == null ? null : before.country(),
                        Reach.first(addresses, PostalAddress::country),
                        Reach.first(earlier, PostalAddress::country)),
                input.tags(),
                input.externalId(),
                owner.id(),
                owner.name(),
                owner.teamId(),
                createdAt,
                createdBy,
                updatedAt,
                before == null ? null : before.mergedInto(),
                before == null ? null : before.merged(),
                addresses,
                Reach.some(languages),
                input.timeZone(),
                LinkInput.links(input.links()),
                before == null ? null : before.photo(),
                custom);
    }
}
