package io.klientela.contacts.timeline;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.company.Company;
import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.timeline.TimelinePage.TimelineActor;
import io.klientela.contacts.timeline.TimelinePage.TimelineItem;
import io.klientela.contacts.timeline.TimelinePage.TimelineResource;
import io.klientela.events.contacts.CompanyState;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
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
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
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
    private static final String TYPES =
            "type is a resource (contact, company, activity, email, deal, lead, submission, mail,"
                    + " ticket, message, run) or an event's full name";
    private static final Set<String> RESOURCES = Set.of(
            "contact",
            "company",
            "activity",
            "email",
            "deal",
            "lead",
            "submission",
            "mail",
            "ticket",
            "message",
            "run");

    private final Records<Contact, ContactState> contacts;
    private final Records<Company, CompanyState> companies;
    private final LeadsOfCustomers leads;
    private final Timeline timeline;
    private final MergedIds merged;
    private final VisibleEntries visible;
    private final ActorNames actorNames;

    TimelineController(
            Aggregates<Contact, ContactState> contacts,
            Aggregates<Company, CompanyState> companies,
            RecordsFactory records,
            LeadsOfCustomers leads,
            Timeline timeline,
            MergedIds merged,
            VisibleEntries visible,
            ActorNames actorNames) {
        this.contacts = records.create(contacts);
        this.companies = records.create(companies);
        this.leads = leads;
        this.timeline = timeline;
        this.merged = merged;
        this.visible = visible;
        this.actorNames = actorNames;
    }

    @Tag(name = "Contacts")
    @Operation(summary = "What happened with a contact, newest first", description = TYPES)
    @GetMapping("/contacts/{id}/timeline")
    TimelinePage ofContact(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        contacts.get(id);
        List<Bson> whose = merged.with(id).stream()
                .map(each -> Filters.eq(Entry.CONTACTS, each))
                .collect(Collectors.toCollection(ArrayList::new));
        whose.add(leads.ofContact(id));
        return page(whose, type, cursor, limit);
    }

    @Tag(name = "Companies")
    @Operation(
            summary = "What happened with a company and the people who worked there at the time, newest first",
            description = TYPES)
    @GetMapping("/companies/{id}/timeline")
    TimelinePage ofCompany(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        companies.get(id);
        return page(List.of(Filters.eq(Entry.COMPANIES, id), leads.ofCompany(id)), type, cursor, limit);
    }

    private TimelinePage page(List<Bson> whose, @Nullable String type, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.badRequest("The limit is a number from 1 to %d.".formatted(MOST))
                    .field("limit", "is out of range");
        }
        Bson readable = visible.among(RESOURCES, (path, ofType) -> timeline.values(path, whose, ofType));
        Bson wanted = type == null ? readable : Filters.and(ofType(type), readable);
        List<Document> found = timeline.find(whose, wanted, Position.after(cursor), limit + 1);
        boolean more = found.size() > limit;
        List<Document> entries = more ? found.subList(0, limit) : found;
        Map<String, TimelineActor> actors = actorNames.of(
                entries.stream().map(entry -> entry.getString("actor")).toList());
        return new TimelinePage(
                entries.stream().map(entry -> item(entry, actors)).toList(),
                more ? Position.of(entries.getLast()).encode() : null);
    }

    private static Bson ofType(String type) {
        if (type.contains(".")) {
            return Filters.eq("type", type);
        } else if (RESOURCES.contains(type)) {
            return Filters.eq("resource.type", type);
        }
        throw Problem.badRequest("There is no type \"%s\" of entries.".formatted(type))
                .field("type", TYPES);
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
