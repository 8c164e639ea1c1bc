package io.klientela.contacts.lead;

import io.klientela.events.contacts.Attribution;
import io.klientela.events.contacts.LeadSource;
import io.klientela.events.contacts.LeadState;
import io.klientela.events.contacts.LeadStatus;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A lead's state while it is made or changed; a record of so many parts has no short way to differ in one. */
final class LeadDraft {
    final String id;
    private Instant createdAt;
    private final String createdBy;

    @Nullable
    String firstName;

    @Nullable
    String lastName;

    @Nullable
    String email;

    @Nullable
    String phone;

    @Nullable
    String companyName;

    @Nullable
    String jobTitle;

    @Nullable
    String message;

    @Nullable
    String language;

    @Nullable
    String city;

    @Nullable
    String country;

    LeadStatus status = LeadStatus.NEW;
    LeadSource source = LeadSource.MANUAL;

    @Nullable
    String sourceName;

    @Nullable
    Attribution attribution;

    @Nullable
    String formId;

    List<String> submissionIds = List.of();

    @Nullable
    String disqualifiedReason;

    @Nullable
    String routingReason;

    @Nullable
    Instant assignedAt;

    @Nullable
    String contactId;

    @Nullable
    String companyId;

    @Nullable
    String dealId;

    @Nullable
    Instant convertedAt;

    List<String> tags = List.of();

    @Nullable
    String externalId;

    Owner owner = Owner.NOBODY;

    /** A new lead, of which nothing is known yet. */
    LeadDraft(String id, Stamp stamp) {
        this.id = id;
        this.createdAt = stamp.at();
        this.createdBy = stamp.by();
    }

    LeadDraft(LeadState from) {
        this.id = from.id();
        this.createdAt = from.createdAt();
        this.createdBy = from.createdBy();
        this.firstName = from.firstName();
        this.lastName = from.lastName();
        this.email = from.email();
        this.phone = from.phone();
        this.companyName = from.companyName();
        this.jobTitle = from.jobTitle();
        this.message = from.message();
        this.language = from.language();
        this.city = from.city();
        this.country = from.country();
        this.status = from.status();
        this.source = from.source();
        this.sourceName = from.sourceName();
        this.attribution = from.attribution();
        this.formId = from.formId();
        this.submissionIds = from.submissionIds();
        this.disqualifiedReason = from.disqualifiedReason();
        this.routingReason = from.routingReason();
        this.assignedAt = from.assignedAt();
        this.contactId = from.contactId();
        this.companyId = from.companyId();
        this.dealId = from.dealId();
        this.convertedAt = from.convertedAt();
        this.tags = from.tags();
        this.externalId = from.externalId();
        this.owner = new Owner(from.ownerId(), from.ownerName(), from.teamId());
    }

    /** It came in before it was written down here. @param assigned when somebody had it first; null where nobody has */
    void cameIn(Instant at, @Nullable Instant assigned) {
        createdAt = at;
        assignedAt = assigned;
    }

    /** Gives it to somebody, or to nobody, for a reason in words. */
    void assign(Owner newOwner, @Nullable String reason, Stamp stamp) {
        owner = newOwner;
        routingReason = reason;
        if (newOwner.id() != null && assignedAt == null) {
            assignedAt = stamp.at();
        }
        if (status == LeadStatus.NEW || status == LeadStatus.WORKING) {
            status = openStatus();
        }
    }

    /** Who has an owner is worked on. */
    LeadStatus openStatus() {
        return owner.id() == null ? LeadStatus.NEW : LeadStatus.WORKING;
    }

    /** @throws Problem 422 where nothing is known that it could be called by */
    LeadState at(Instant updatedAt) {
        return new LeadState(
                id,
                name(),
                firstName,
                lastName,
                email,
                phone,
                companyName,
                jobTitle,
                message,
                language,
                city,
                country,
                status,
                source,
                sourceName,
                attribution,
                formId,
                submissionIds,
                disqualifiedReason,
                routingReason,
                assignedAt,
                contactId,
                companyId,
                dealId,
                convertedAt,
                tags,
                externalId,
                owner.id(),
                owner.name(),
                owner.teamId(),
                createdAt,
                createdBy,
                updatedAt);
    }

    /** Whoever sent a form without saying who they are is called by it. */
    private @Nullable String formName() {
        return formId == null ? null : sourceName;
    }

    private String name() {
        String full = Stream.of(firstName, lastName).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return Stream.of(full.isEmpty() ? null : full, email, phone, companyName, externalId, formName())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable(
                                "A lead needs something to be called by: a name, an e-mail address, a phone number or a"
                                        + " company.")
                        .field("lastName", "is missing, and so is everything else that it could be called by"));
    }
}
