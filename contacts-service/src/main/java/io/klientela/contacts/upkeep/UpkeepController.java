package io.klientela.contacts.upkeep;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.contacts.activity.Tasks.GivenTasks;
import io.klientela.contacts.company.Company;
import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.quality.Finding;
import io.klientela.contacts.quality.Shared;
import io.klientela.contacts.quality.Shared.Twin;
import io.klientela.contacts.quality.Subject;
import io.klientela.events.State;
import io.klientela.events.contacts.CompanyState;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.query.ListRequest;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How good the data is of those contacts and companies that the caller may read. */
@Tag(name = "Data quality")
@RestController
@RequestMapping("/api/v1")
class UpkeepController {
    private final Aggregates<Contact, ContactState> contacts;
    private final Aggregates<Company, CompanyState> companies;
    private final Records<Contact, ContactState> readableContacts;
    private final Records<Company, CompanyState> readableCompanies;
    private final Judge judge;
    private final OwnersTasks tasks;
    private final Summaries summaries;
    private final Access access;

    UpkeepController(
            Aggregates<Contact, ContactState> contacts,
            Aggregates<Company, CompanyState> companies,
            RecordsFactory records,
            Judge judge,
            OwnersTasks tasks,
            Summaries summaries,
            Access access) {
        this.contacts = contacts;
        this.companies = companies;
        this.readableContacts = records.create(contacts);
        this.readableCompanies = records.create(companies);
        this.judge = judge;
        this.tasks = tasks;
        this.summaries = summaries;
        this.access = access;
    }

    /**
     * @param score null where no rule is in force
     * @param twins of those that the caller may read, some that have a value which only one record should have
     */
    record ExplainedQuality(@Nullable Integer score, List<Finding> findings, List<NamedTwin> twins) {}

    /** @param rule the id of the rule that is not met. @param id of the other record */
    record NamedTwin(String rule, String id, String name) {}

    @Operation(summary = "How good the data of a contact is: its score, and which rules it meets and fails")
    @GetMapping("/contacts/{id}/quality")
    ExplainedQuality ofContact(@PathVariable String id) {
        return explained(Subject.CONTACT, contacts, readableContacts, id);
    }

    @Operation(summary = "How good the data of a company is: its score, and which rules it meets and fails")
    @GetMapping("/companies/{id}/quality")
    ExplainedQuality ofCompany(@PathVariable String id) {
        return explained(Subject.COMPANY, companies, readableCompanies, id);
    }

    @Operation(
            summary = "How good the data of all contacts that you may read is, in all and by owner",
            description =
                    "filter: of those that fulfil a condition in CEL. The records themselves are in the list of contacts,"
                            + " which filters and sorts by quality and failedRules.")
    @GetMapping("/quality/contacts/summary")
    QualitySummary ofContacts(@RequestParam(required = false) @Nullable String filter) {
        return summary(Subject.CONTACT, contacts, readableContacts, filter);
    }

    @Operation(
            summary = "How good the data of all companies that you may read is, in all and by owner",
            description = "filter: of those that fulfil a condition in CEL")
    @GetMapping("/quality/companies/summary")
    QualitySummary ofCompanies(@RequestParam(required = false) @Nullable String filter) {
        return summary(Subject.COMPANY, companies, readableCompanies, filter);
    }

    @Operation(
            summary = "Give the owners of poor contacts tasks to mend them",
            description =
                    "One for each owner, or for each of the records named; asked again, the same tasks are brought up"
                            + " to date, and those that were done are opened again")
    @PostMapping("/quality/contacts/tasks")
    GivenTasks tasksForContacts(@Valid @RequestBody TaskWish wish) {
        return tasks(Subject.CONTACT, contacts, readableContacts, wish);
    }

    @Operation(
            summary = "Give the owners of poor companies tasks to mend them",
            description =
                    "One for each owner, or for each of the records named; asked again, the same tasks are brought up"
                            + " to date, and those that were done are opened again")
    @PostMapping("/quality/companies/tasks")
    GivenTasks tasksForCompanies(@Valid @RequestBody TaskWish wish) {
        return tasks(Subject.COMPANY, companies, readableCompanies, wish);
    }

    private <S extends State> GivenTasks tasks(
            Subject subject, Aggregates<?, S> some, Records<?, S> readable, TaskWish wish) {
        access.require(subject.resource(), "read");
        requireEverything(subject);
        return tasks.give(subject, some, readable.matching(ListRequest.first(1)), wish);
    }

    private <S extends State> ExplainedQuality explained(
            Subject subject, Aggregates<?, S> some, Records<?, S> readable, String id) {
        S state = readable.get(id).state();
        requireEverything(subject);
        Judge.Judgement judgement = judge.of(subject, some, state);
        return new ExplainedQuality(
                judgement.verdict().score(), judgement.verdict().findings(), named(judgement.shared(), some, readable));
    }

    private static <S extends State> List<NamedTwin> named(
            Shared shared, Aggregates<?, S> some, Records<?, S> readable) {
        if (shared.twins().isEmpty()) {
            return List.of();
        }
        Map<String, String> names = new HashMap<>();
        some.collection()
                .find(Filters.and(
                        Filters.in("_id", shared.twins().stream().map(Twin::id).toList()),
                        readable.matching(ListRequest.first(1))))
                .projection(Projections.include("state.name"))
                .forEach(found ->
                        names.put(found.getString("_id"), found.getEmbedded(List.of("state", "name"), String.class)));
        return shared.twins().stream()
                .filter(twin -> names.containsKey(twin.id()))
                .map(twin -> new NamedTwin(twin.rule(), twin.id(), names.getOrDefault(twin.id(), "")))
                .distinct()
                .toList();
    }

    private <S extends State> QualitySummary summary(
            Subject subject, Aggregates<?, S> some, Records<?, S> readable, @Nullable String filter) {
        access.require(subject.resource(), "read");
        requireEverything(subject);
        return summaries.of(
                subject, some, readable.matching(ListRequest.first(1).matching(filter, null)));
    }

    /** A score tells of every field, so it is for those who see all of them. */
    private void requireEverything(Subject subject) {
        if (!access.hidden(subject.resource()).isEmpty()) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "Some fields of a %s are hidden from you, and its quality tells of all of them."
                            .formatted(subject.resource()));
        }
    }
}
