package io.klientela.contacts.lead;

import io.klientela.contacts.company.Companies;
import io.klientela.contacts.company.FindOrCreateCompany;
import io.klientela.contacts.contact.Contacts;
import io.klientela.contacts.contact.FindOrCreateContact;
import io.klientela.contacts.contact.FindOrCreateContact.Person;
import io.klientela.contacts.lead.ConversionWish.DealWish;
import io.klientela.contacts.lead.Conversions.Held;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.LeadState;
import io.klientela.events.contacts.LeadStatus;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.audit.Via;
import io.klientela.platform.client.ApiRefused;
import io.klientela.platform.client.ApiUnavailable;
import io.klientela.platform.web.Problem;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a conversion step by step to its end; each step looks first whether an attempt that died has done it. */
@Component
class ConvertLead {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    private final Aggregates<Lead, LeadState> leads;
    private final Conversions conversions;
    private final FindOrCreateCompany company;
    private final FindOrCreateContact contact;
    private final Companies companies;
    private final Contacts contacts;
    private final DealOfLead deal;
    private final Stamps stamps;

    ConvertLead(
            Aggregates<Lead, LeadState> leads,
            Conversions conversions,
            FindOrCreateCompany company,
            FindOrCreateContact contact,
            Companies companies,
            Contacts contacts,
            DealOfLead deal,
            Stamps stamps) {
        this.leads = leads;
        this.conversions = conversions;
        this.company = company;
        this.contact = contact;
        this.companies = companies;
        this.contacts = contacts;
        this.deal = deal;
        this.stamps = stamps;
    }

    /** Goes as far as it can; what others have to do first is tried again later. To be called in the converter's name. */
    void run(Held begun) {
        Held held = begun;
        Optional<StepName> next = held.conversion().next();
        while (next.isPresent()) {
            StepName name = next.get();
            try {
                held = held.with(held.conversion().with(take(name, held.conversion())));
            } catch (ApiUnavailable e) {
                postpone(held, name, String.valueOf(e.getMessage()));
                return;
            } catch (ApiRefused e) {
                fail(held.with(held.conversion().triedAgain()), name, String.valueOf(e.getMessage()));
                return;
            } catch (Problem e) {
                if (e.status().is5xxServerError()) {
                    postpone(held, name, e.detail());
                } else {
                    fail(held, name, e.detail());
                }
                return;
            }
            if (!conversions.save(held)) {
                return; // whoever holds it now goes on
            }
            next = held.conversion().next();
        }
        conversions.save(held.with(held.conversion().ended(ConversionStatus.DONE)));
    }

    private void postpone(Held held, StepName name, String problem) {
        Conversion waiting = held.conversion().triedAgain().with(ConversionStep.waiting(name, problem));
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(waiting.tries() - 1, MOST_DOUBLINGS));
        conversions.release(held.with(waiting), pause);
    }

    private void fail(Held held, StepName name, String problem) {
        conversions.save(held.with(
                held.conversion().with(ConversionStep.failed(name, problem)).ended(ConversionStatus.FAILED)));
    }

    private ConversionStep take(StepName name, Conversion conversion) {
        LeadState lead = leads.get(conversion.leadId()).state();
        boolean converted = name == StepName.LEAD && lead.status() == LeadStatus.CONVERTED;
        if (!converted && !Lead.isOpen(lead)) {
            throw Problem.conflict("The lead was given up in the meantime.");
        }
        return new Via("lead", lead.id(), lead.name()).during(() -> step(name, conversion, lead, converted));
    }

    private ConversionStep step(StepName name, Conversion conversion, LeadState lead, boolean converted) {
        return switch (name) {
            case COMPANY -> company(conversion, lead);
            case CONTACT -> contact(conversion, lead);
            case DEAL -> deal(conversion, lead);
            case LEAD -> converted ? ConversionStep.done(name, lead.id()) : lead(conversion);
        };
    }

    private ConversionStep company(Conversion conversion, LeadState lead) {
        String companyId = conversion.wish().companyId();
        if (companyId != null) {
            if (companies.nameOf(companyId).isEmpty()) {
                throw StartConversion.missing("company", companyId);
            }
            return ConversionStep.done(StepName.COMPANY, companyId);
        }
        if (!conversion.wish().wantsCompanyOfLead() || lead.companyName() == null) {
            return ConversionStep.skipped(StepName.COMPANY);
        }
        String id = company.called(lead.companyName(), conversion.newCompanyId(), Leads.ownerOf(lead))
                .id();
        return ConversionStep.done(StepName.COMPANY, id);
    }

    private ConversionStep contact(Conversion conversion, LeadState lead) {
        String companyId = conversion.result(StepName.COMPANY);
        String contactId = conversion.wish().contactId();
        if (contactId == null) {
            contactId = contact.of(person(lead, companyId), conversion.newContactId(), Leads.ownerOf(lead))
                    .id();
        } else {
            String wanted = contactId;
            contactId = contacts.find(wanted)
                    .map(ContactState::id)
                    .orElseThrow(() -> StartConversion.missing("contact", wanted));
        }
        String found = contactId;
        leads.change(
                lead.id(),
                null,
                some -> some.edit(
                        draft -> {
                            draft.contactId = found;
                            draft.companyId = companyId;
                        },
                        stamps.now()));
        return ConversionStep.done(StepName.CONTACT, found);
    }

    private static Person person(LeadState lead, @Nullable String companyId) {
        return new Person(
                lead.firstName(),
                lead.lastName(),
                lead.email(),
                lead.phone(),
                lead.jobTitle(),
                lead.language(),
                lead.city(),
                lead.country(),
                lead.tags(),
                companyId);
    }

    private ConversionStep deal(Conversion conversion, LeadState lead) {
        DealWish wish = conversion.wish().deal();
        return wish == null
                ? ConversionStep.skipped(StepName.DEAL)
                : ConversionStep.done(
                        StepName.DEAL,
                        deal.findOrOpen(
                                lead,
                                wish,
                                conversion.result(StepName.CONTACT),
                                conversion.result(StepName.COMPANY),
                                conversion.tries()));
    }

    private ConversionStep lead(Conversion conversion) {
        leads.change(
                conversion.leadId(),
                null,
                some -> some.convert(
                        conversion.result(StepName.CONTACT),
                        conversion.result(StepName.COMPANY),
                        conversion.result(StepName.DEAL),
                        stamps.now()));
        return ConversionStep.done(StepName.LEAD, conversion.leadId());
    }
}
