package io.klientela.contacts.company;

import io.klientela.contacts.reach.AddressInput;
import io.klientela.contacts.reach.EmailInput;
import io.klientela.contacts.reach.LinkInput;
import io.klientela.contacts.reach.Reach;
import io.klientela.events.FieldValue;
import io.klientela.events.contacts.CompanyState;
import io.klientela.events.contacts.PhoneNumber;
import io.klientela.events.contacts.Picture;
import io.klientela.events.contacts.PostalAddress;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.custom.CustomFields;
import io.klientela.platform.reference.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An input whose phone numbers are in E.164 and whose references are known to exist, with the names that they have. */
record CompanyDetails(
        CompanyInput input,
        List<PhoneNumber> phones,
        @Nullable String parentName,
        Owner owner,
        @Nullable Map<String, FieldValue> custom) {

    static CompanyDetails of(CompanyState state) {
        return new CompanyDetails(
                CompanyInput.of(state), phonesOf(state), state.parentName(), ownerOf(state), state.custom());
    }

    static Owner ownerOf(CompanyState state) {
        return new Owner(state.ownerId(), state.ownerName(), state.teamId());
    }

    /** Of one that is older than the list, its only number. */
    static List<PhoneNumber> phonesOf(CompanyState state) {
        List<PhoneNumber> phones = state.phones();
        if (phones != null) {
            return phones;
        }
        return state.phone() == null ? List.of() : List.of(new PhoneNumber(state.phone(), null));
    }

    CompanyDetails withParentName(String parentId, String name) {
        return parentId.equals(input.parentId()) ? new CompanyDetails(input, phones, name, owner, custom) : this;
    }

    CompanyDetails withOwnerName(String userId, String name) {
        return new CompanyDetails(input, phones, parentName, owner.renamed(userId, name), custom);
    }

    CompanyDetails withLinkName(String id, String called) {
        return new CompanyDetails(input, phones, parentName, owner, CustomFields.renamed(custom, id, called));
    }

    CompanyState state(String id, Stamp stamp) {
        return state(id, stamp.at(), stamp.by(), stamp.at(), null, null);
    }

    /** What they make of a company that shows this logo. */
    CompanyState showing(CompanyState before, @Nullable Picture logo, Instant updatedAt) {
        return state(before.id(), before.createdAt(), before.createdBy(), updatedAt, before, logo);
    }

    private CompanyState state(
            String id,
            Instant createdAt,
            String createdBy,
            Instant updatedAt,
            @Nullable CompanyState before,
            @Nullable Picture logo) {
        List<PostalAddress> addresses = AddressInput.addresses(input.addresses());
        List<PostalAddress> earlier = before == null ? null : before.addresses();
        return new CompanyState(
                id,
                input.name(),
                input.sector(),
                input.website(),
                Reach.first(phones, PhoneNumber::value),
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
                input.foundedYear(),
                input.revenue(),
                input.employees(),
                input.parentId(),
                parentName,
                input.tags(),
                input.externalId(),
                owner.id(),
                owner.name(),
                owner.teamId(),
                createdAt,
                createdBy,
                updatedAt,
                Reach.some(EmailInput.addresses(input.emails())),
                Reach.some(phones),
                addresses,
                Reach.some(input.languages()),
                input.timeZone(),
                LinkInput.links(input.links()),
                logo,
                custom);
    }
}
