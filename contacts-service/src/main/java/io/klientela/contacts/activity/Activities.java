package io.klientela.contacts.activity;

import io.klientela.contacts.company.Companies;
import io.klientela.contacts.contact.Contacts;
import io.klientela.events.contacts.ActivityKind;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.reference.Owners;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.List;
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
    private final MeetingPeople people;

    Activities(Contacts contacts, Companies companies, References references, Owners owners, MeetingPeople people) {
        this.people = people;
        this.contacts = contacts;
        this.companies = companies;
        this.references = references;
        this.owners = owners;
    }

    /** What is done with somebody who was merged is done with the one who stands for them. What is done with a person concerns the company that they work for, so that its timeline has it too. */
    Activity create(String id, ActivityInput input, Stamp stamp) {
        return create(id, input, Origin.HERE, stamp);
    }

    /** Like the other one, for what comes from somewhere. */
    Activity create(String id, ActivityInput input, Origin origin, Stamp stamp) {
        return create(id, input, Body.of(input.body(), input.bodyHtml(), null), origin, stamp);
    }

    /** Like the other one. @param body what it says, whatever the input does */
    Activity create(String id, ActivityInput input, Body body, Origin origin, Stamp stamp) {
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
        people.requireMentioned(input.mentions(), null);
        requireOwn(input, origin);
        ActivityDetails details = new ActivityDetails(
                input,
                companyId,
                occurredAt,
                owner,
                body,
                input.schedule() == null ? null : input.schedule().schedule(),
                people.of(input.attendees(), null),
                origin,
                List.of());
        return Activity.create(
                id, contact.map(person -> details.about(person.id())).orElse(details), stamp);
    }

    void edit(Activity activity, ActivityInput input, Stamp stamp) {
        ActivityState before = activity.state();
        activity.edit(details(input, before, Body.of(input.body(), input.bodyHtml(), before)), stamp);
    }

    /** Takes over what another calendar says of it now. */
    void replace(Activity activity, ActivityInput input, Body body, Origin origin, Stamp stamp) {
        activity.replace(details(input, activity.state(), body).from(origin), stamp);
    }

    private ActivityDetails details(ActivityInput input, ActivityState before, Body body) {
        boolean another = input.contactId() != null && !input.contactId().equals(before.contactId());
        requireCompanyAndDeal(input, before.companyId(), before.dealId());
        Owner owner = owners.ofChanged(ActivityDetails.ownerOf(before), input.ownerId(), input.teamId());
        people.requireMentioned(input.mentions(), before);
        requireOwn(input, Origin.of(before));
        ActivityDetails details = new ActivityDetails(
                input,
                input.companyId(),
                input.occurredAt(),
                owner,
                body,
                schedule(input, before),
                people.of(input.attendees(), before),
                Origin.of(before),
                Objects.requireNonNullElse(before.proposals(), List.of()));
        return another
                ? details.about(
                        contact(Objects.requireNonNull(input.contactId())).id())
                : details;
    }

    /** Who is only a guest invites nobody. */
    private static void requireOwn(ActivityInput input, Origin origin) {
        if (Boolean.TRUE.equals(input.invites()) && origin.organizer() != null) {
            throw Problem.unprocessable("Somebody else organizes this and invites to it.")
                    .field("invites", "is not for you to decide");
        }
    }

    private static @Nullable Schedule schedule(ActivityInput input, ActivityState before) {
        ScheduleInput given = input.schedule();
        if (given == null) {
            return null;
        }
        return given.equals(ScheduleInput.of(before.schedule())) ? before.schedule() : given.schedule();
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
