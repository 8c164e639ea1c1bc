package io.klientela.contacts.activity;

import io.klientela.contacts.company.Companies;
import io.klientela.contacts.contact.Contacts;
import io.klientela.events.contacts.ActivityKind;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.reference.Owners;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes and changes activities about contacts, companies and deals that exist. */
@Component
class Activities {
    private final Contacts contacts;
    private final Companies companies;
    private final References references;
    private final Owners owners;

    Activities(Contacts contacts, Companies companies, References references, Owners owners) {
        this.contacts = contacts;
        this.companies = companies;
        this.references = references;
        this.owners = owners;
    }

    /** What is done with somebody who was merged is done with the one who stands for them. What is done with a person concerns the company that they work for, so that its timeline has it too. */
    Activity create(String id, ActivityInput input, Stamp stamp) {
        Optional<ContactState> contact = Optional.ofNullable(input.contactId()).map(this::contact);
        requireCompanyAndDeal(input, null, null);
        String companyId = input.companyId() != null
                ? input.companyId()
                : contact.flatMap(person -> person.companies().stream().findFirst())
                        .map(employment -> employment.companyId())
                        .orElse(null);
        Instant occurredAt =
                input.occurredAt() == null && input.kind() != ActivityKind.TASK ? stamp.at() : input.occurredAt();
        Owner owner = owners.ofNew(input.ownerId(), input.teamId());
        ActivityDetails details = new ActivityDetails(input, companyId, occurredAt, owner);
        return Activity.create(
                id, contact.map(person -> details.about(person.id())).orElse(details), stamp);
    }

    void edit(Activity activity, ActivityInput input, Stamp stamp) {
        ActivityState before = activity.state();
        boolean another = input.contactId() != null && !input.contactId().equals(before.contactId());
        requireCompanyAndDeal(input, before.companyId(), before.dealId());
        Owner owner = owners.ofChanged(ActivityDetails.ownerOf(before), input.ownerId(), input.teamId());
        ActivityDetails details = new ActivityDetails(input, input.companyId(), input.occurredAt(), owner);
        activity.edit(
                another
                        ? details.about(contact(Objects.requireNonNull(input.contactId()))
                                .id())
                        : details,
                stamp);
    }

    private ContactState contact(String contactId) {
        return contacts.find(contactId).orElseThrow(() -> missing("contact", contactId));
    }

    private void requireCompanyAndDeal(
            ActivityInput input, @Nullable String companyBefore, @Nullable String dealBefore) {
        String companyId = input.companyId();
        if (companyId != null
                && !Objects.equals(companyId, companyBefore)
                && companies.nameOf(companyId).isEmpty()) {
            throw missing("company", companyId);
        }
        String dealId = input.dealId();
        if (dealId != null && !Objects.equals(dealId, dealBefore)) {
            references.require(ReferenceType.DEAL, dealId, "dealId");
        }
    }

    private static Problem missing(String what, String id) {
        return Problem.unprocessable("There is no %s with the id %s.".formatted(what, id))
                .field(what + "Id", "no such " + what);
    }
}
