package io.klientela.contacts.lead;

import io.klientela.contacts.company.Companies;
import io.klientela.contacts.contact.Contacts;
import io.klientela.events.Money;
import io.klientela.events.contacts.LeadState;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.Owners;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Decides whether somebody may convert a lead, and begins. */
@Component
class StartConversion {
    private static final String CREATE = "create";

    private final Access access;
    private final Owners owners;
    private final Companies companies;
    private final Contacts contacts;
    private final Conversions conversions;
    private final ConvertLead convertLead;
    private final Clock clock;

    StartConversion(
            Access access,
            Owners owners,
            Companies companies,
            Contacts contacts,
            Conversions conversions,
            ConvertLead convertLead,
            Clock clock) {
        this.access = access;
        this.owners = owners;
        this.companies = companies;
        this.contacts = contacts;
        this.conversions = conversions;
        this.convertLead = convertLead;
        this.clock = clock;
    }

    /**
     * Refuses what cannot come to a good end; a lead that nobody has goes to the person who converts it.
     *
     * @throws Problem 403, 409, or 422 that names the field that does not fit
     */
    void prepare(Lead lead, ConversionWish wish, Stamp stamp) {
        lead.requireOpen();
        Actor actor = CurrentActor.get();
        if (lead.state().ownerId() == null && actor.isUser()) {
            lead.assign(
                    owners.ofNew(null, lead.state().teamId()),
                    "%s converts it.".formatted(actor.name() == null ? actor.id() : actor.name()),
                    stamp);
        }
        LeadState state = lead.state();
        if (wish.contactId() == null) {
            requireCreate("contact", state);
        }
        if (wish.wantsCompanyOfLead() && state.companyName() != null) {
            requireCreate("company", state);
        }
        if (wish.deal() != null) {
            requireCreate("deal", state);
        }
        requireKnown(wish);
        requireMakeable(wish, state);
    }

    /** @throws Problem 409 where its conversion is under way */
    void start(String leadId, ConversionWish wish) {
        convertLead.run(conversions.begin(Conversion.begin(
                leadId, wish, CurrentActor.get(), clock.instant().truncatedTo(ChronoUnit.MILLIS))));
    }

    /** @throws Problem 404 where nobody has begun to convert the lead */
    ConversionView view(String leadId) {
        return conversions
                .find(leadId)
                .map(ConversionView::of)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "Nobody has begun to convert this lead."));
    }

    /** What is made of a lead belongs to whom the lead belongs to. */
    private void requireCreate(String resource, LeadState lead) {
        access.require(resource, CREATE);
        if (!access.permits(CurrentActor.get(), resource, CREATE, lead)) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "None of your roles lets you create a %s for the owner and team of this lead.".formatted(resource));
        }
    }

    private void requireKnown(ConversionWish wish) {
        String companyId = wish.companyId();
        if (companyId != null && companies.nameOf(companyId).isEmpty()) {
            throw missing("company", companyId);
        }
        String contactId = wish.contactId();
        if (contactId != null && contacts.find(contactId).isEmpty()) {
            throw missing("contact", contactId);
        }
    }

    private static void requireMakeable(ConversionWish wish, LeadState lead) {
        if (Boolean.TRUE.equals(wish.createCompany()) && wish.companyId() == null && lead.companyName() == null) {
            throw Problem.unprocessable("The lead names no company.").field("createCompany", "has no name to go by");
        }
        if (wish.contactId() == null && lead.firstName() == null && lead.lastName() == null && lead.email() == null) {
            throw Problem.unprocessable("A contact needs a name or an e-mail address: give the lead one first.")
                    .field("contactId", "is missing, and nothing is known to make a contact of");
        }
        Money amount = wish.deal() == null ? null : wish.deal().amount();
        if (amount != null && amount.amount().signum() < 0) {
            throw Problem.unprocessable("The amount of a deal is not negative.").field("deal.amount", "is negative");
        }
    }

    static Problem missing(String what, String id) {
        return Problem.unprocessable("There is no %s with the id %s.".formatted(what, id))
                .field(what + "Id", "no such " + what);
    }
}
