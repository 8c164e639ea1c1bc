package io.klientela.contacts.timeline;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.company.Company;
import io.klientela.contacts.company.Families;
import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.timeline.TimelinePage.TimelineActor;
import io.klientela.contacts.timeline.TimelinePage.TimelineItem;
import io.klientela.contacts.timeline.TimelinePage.TimelineResource;
import io.klientela.events.contacts.CompanyState;
import io.klientela.events.contacts.ConsentSubject;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.consent.LedgerPages;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The timelines of those contacts and companies that the caller may read. */
@RestController
@RequestMapping("/api/v1")
class TimelineController {
    private static final int MOST = 500;

    private final Records<Contact, ContactState> contacts;
    private final Records<Company, CompanyState> companies;
    private final Families families;
    private final LeadsOfCustomers leads;
    private final Timeline timeline;
    private final MergedIds merged;
    private final VisibleEntries visible;
    private final ActorNames actorNames;

    TimelineController(
            Aggregates<Contact, ContactState> contacts,
            Aggregates<Company, CompanyState> companies,
            RecordsFactory records,
            Families families,
            LeadsOfCustomers leads,
            Timeline timeline,
            MergedIds merged,
            VisibleEntries visible,
            ActorNames actorNames) {
        this.contacts = records.create(contacts);
        this.companies = records.create(companies);
        this.families = families;
        this.leads = leads;
        this.timeline = timeline;
        this.merged = merged;
        this.visible = visible;
        this.actorNames = actorNames;
    }

    @Tag(name = "Contacts")
    @Operation(summary = "What happened with a contact, newest first")
    @GetMapping("/contacts/{id}/timeline")
    TimelinePage ofContact(
            @PathVariable String id,
            @ParameterObject WantedEntries wanted,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        ContactState contact = contacts.get(id).state();
        List<Bson> whose = merged.with(id).stream()
                .map(each -> Filters.eq(Entry.CONTACTS, each))
                .collect(Collectors.toCollection(ArrayList::new));
        whose.add(leads.ofContact(id));
        whose.add(Filters.in(Entry.ABOUT, ledgerPages(contact)));
        return page(whose, wanted, cursor, limit);
    }

    @Tag(name = "Companies")
    @Operation(
            summary =
                    "What happened with a company, those that belong to it and the people who worked there at the time, newest first")
    @GetMapping("/companies/{id}/timeline")
    TimelinePage ofCompany(
            @PathVariable String id,
            @ParameterObject WantedEntries wanted,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        companies.get(id);
        Set<String> ids = families.withSubsidiaries(id);
        Bson whose = ids.size() == 1 ? Filters.eq(Entry.COMPANIES, id) : Filters.in(Entry.COMPANIES, ids);
        return page(List.of(whose, leads.ofCompanies(ids)), wanted, cursor, limit);
    }

    /** Where consents are entered that came from the contact's addresses before anybody knew whose they are. */
    private static List<String> ledgerPages(ContactState contact) {
        return Stream.concat(
                        contact.emails().stream().map(email -> LedgerPages.id(ConsentSubject.EMAIL, email.value())),
                        contact.phones().stream().map(phone -> LedgerPages.id(ConsentSubject.PHONE, phone.value())))
                .toList();
    }

    private TimelinePage page(List<Bson> whose, WantedEntries asked, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.badRequest("The limit is a number from 1 to %d.".formatted(MOST))
                    .field("limit", "is out of range");
        }
        Bson readable = visible.among(WantedEntries.RESOURCES, (path, ofType) -> timeline.values(path, whose, ofType));
        Bson wanted = Filters.and(asked.condition(), readable);
        List<Document> found = timeline.find(whose, wanted, Position.after(cursor), limit + 1);
        boolean more = found.size() > limit;
        List<Document> entries = more ? found.subList(0, limit) : found;
        Map<String, TimelineActor> actors = actorNames.of(
                entries.stream().map(entry -> entry.getString("actor")).toList());
        return new TimelinePage(
                entries.stream().map(entry -> item(entry, actors)).toList(),
                more ? Position.of(entries.getLast()).encode() : null);
    }

    private TimelineItem item(Document entry, Map<String, TimelineActor> actors) {
        Document resource = entry.get("resource", Document.class);
        String about = resource.getString("type");
        return new TimelineItem(
                entry.getString("_id"),
                entry.getDate("at").toInstant(),
                entry.getString("type"),
                new TimelineResource(
                        about, resource.getString("id"), visible.hidesNames(about) ? null : resource.getString("name")),
                Objects.requireNonNull(actors.get(entry.getString("actor"))),
                visible.data(about, entry.get("data", Document.class)));
    }
}
