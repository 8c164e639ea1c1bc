package io.klientela.contacts.lineage;

import io.klientela.contacts.company.Company;
import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.lead.Lead;
import io.klientela.events.contacts.CompanyState;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.LeadState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the values of those contacts, companies and leads come from that the caller may read. */
@RestController
@RequestMapping("/api/v1")
class LineageController {
    private final Records<Contact, ContactState> contacts;
    private final Records<Company, CompanyState> companies;
    private final Records<Lead, LeadState> leads;
    private final ToldOrigins told;

    LineageController(
            Aggregates<Contact, ContactState> contacts,
            Aggregates<Company, CompanyState> companies,
            Aggregates<Lead, LeadState> leads,
            RecordsFactory records,
            ToldOrigins told) {
        this.contacts = records.create(contacts);
        this.companies = records.create(companies);
        this.leads = records.create(leads);
        this.told = told;
    }

    record RecordLineage(List<ToldOrigin> items) {}

    @Tag(name = "Contacts")
    @Operation(summary = "Who or what set each value of a contact, when, and from where")
    @GetMapping("/contacts/{id}/lineage")
    RecordLineage ofContact(@PathVariable String id) {
        contacts.get(id);
        return new RecordLineage(told.of("contact", id));
    }

    @Tag(name = "Companies")
    @Operation(summary = "Who or what set each value of a company, when, and from where")
    @GetMapping("/companies/{id}/lineage")
    RecordLineage ofCompany(@PathVariable String id) {
        companies.get(id);
        return new RecordLineage(told.of("company", id));
    }

    @Tag(name = "Leads")
    @Operation(summary = "Who or what set each value of a lead, when, and from where")
    @GetMapping("/leads/{id}/lineage")
    RecordLineage ofLead(@PathVariable String id) {
        leads.get(id);
        return new RecordLineage(told.of("lead", id));
    }
}
