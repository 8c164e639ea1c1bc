package io.klientela.contacts.contact;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.company.Companies;
import io.klientela.contacts.shared.ImportBatch;
import io.klientela.contacts.shared.Inputs;
import io.klientela.events.contacts.CompanyState;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Predecessors;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.custom.CustomColumns;
import io.klientela.platform.custom.CustomFields;
import io.klientela.platform.imports.ImportHandler;
import io.klientela.platform.imports.ImportRow;
import io.klientela.platform.imports.ImportUndo;
import io.klientela.platform.imports.RowOutcome;
import io.klientela.platform.imports.mapping.MoreColumn;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Imports contacts. A row's id in its file is its natural key, else its e-mail address; a contact that somebody typed in
 * is found by its e-mail address. A row whose company is not known yet waits for it.
 */
@Component
class ContactImportHandler implements ImportHandler {
    private final Aggregates<Contact, ContactState> aggregates;
    private final Contacts contacts;
    private final Companies companies;
    private final CustomFields customFields;
    private final ConsentsInRows consents;
    private final PhotosInRows photos;
    private final Inputs inputs;
    private final Access access;
    private final Stamps stamps;

    ContactImportHandler(
            Aggregates<Contact, ContactState> aggregates,
            Contacts contacts,
            Companies companies,
            CustomFields customFields,
            ConsentsInRows consents,
            PhotosInRows photos,
            Inputs inputs,
            Access access,
            Stamps stamps) {
        this.aggregates = aggregates;
        this.contacts = contacts;
        this.companies = companies;
        this.customFields = customFields;
        this.consents = consents;
        this.photos = photos;
        this.inputs = inputs;
        this.access = access;
        this.stamps = stamps;
    }

    @Override
    public String resource() {
        return "contacts";
    }

    @Override
    public List<String> mappings() {
        return List.of("default", "hubspot", "salesforce", "pipedrive", "mailchimp", "demo-contacts");
    }

    @Override
    public List<ImportUndo<?, ?>> undo() {
        return List.of(
                new ImportUndo<>(aggregates, Contact::delete, Contact::restore), companies.undo(), consents.undo());
    }

    @Override
    public List<MoreColumn> columns() {
        return Stream.concat(CustomColumns.of(customFields, "contact").stream(), consents.columns().stream())
                .toList();
    }

    @Override
    public List<RowOutcome> apply(List<ImportRow> rows) {
        List<ContactRow> read = rows.stream().map(ContactRow::new).toList();
        Map<String, CompanyState> employers = new HashMap<>(
                companies.named(read.stream().flatMap(ContactRow::companyNames).toList()));
        employers.putAll(createdFor(read));
        Predecessors<Contact, ContactState> gone = new Predecessors<>(
                aggregates,
                ContactState::externalId,
                state -> access.permits(CurrentActor.get(), "contact", "import", state));
        ImportBatch<Contact> batch = new ImportBatch<>(aggregates, gone, storedByKey(read, gone));
        List<@Nullable ContactState> consenting = new ArrayList<>();
        for (ContactRow row : read) {
            consenting.add(null);
            batch.apply(() -> {
                boolean tells = consents.tells(row.row());
                RowOutcome outcome = apply(row, employers, batch);
                if (tells && outcome.result() != RowOutcome.Result.UNRESOLVED) {
                    consenting.set(
                            consenting.size() - 1,
                            Objects.requireNonNull(known(row, batch)).state());
                }
                return outcome;
            });
        }
        return withConsents(rows, batch.save(), consenting);
    }

    /** People are there by now: what they have decided is entered behind them. */
    private List<RowOutcome> withConsents(
            List<ImportRow> rows, List<RowOutcome> outcomes, List<@Nullable ContactState> consenting) {
        List<Integer> places = new ArrayList<>();
        List<ConsentsInRows.OfContact> told = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ContactState contact = consenting.get(i);
            if (contact != null && outcomes.get(i).result() != RowOutcome.Result.UNRESOLVED) {
                places.add(i);
                told.add(new ConsentsInRows.OfContact(rows.get(i), contact));
            }
        }
        if (told.isEmpty()) {
            return outcomes;
        }
        List<RowOutcome> all = new ArrayList<>(outcomes);
        List<ConsentsInRows.Result> results = consents.enter(told);
        for (int i = 0; i < results.size(); i++) {
            all.set(places.get(i), results.get(i).on(all.get(places.get(i))));
        }
        return all;
    }

    /** Companies that only contacts tell of. @throws Problem 403 where one is missing and the actor may create none */
    private Map<String, CompanyState> createdFor(List<ContactRow> rows) {
        List<String> names = rows.stream()
                .flatMap(ContactRow::newCompanyNames)
                .filter(name -> !Companies.key(name).isEmpty())
                .toList();
        Map<String, CompanyState> known = companies.named(names);
        List<String> missing = names.stream()
                .filter(name -> !known.containsKey(Companies.key(name)))
                .toList();
        if (missing.isEmpty()) {
            return known;
        }
        access.require("company", "create");
        Map<String, CompanyState> all = new HashMap<>(known);
        all.putAll(companies.createNamed(missing, stamps.now()));
        return all;
    }

    private Map<String, Contact> storedByKey(List<ContactRow> rows, Predecessors<Contact, ContactState> gone) {
        Set<String> keys = new HashSet<>();
        Set<String> emails = new HashSet<>();
        rows.forEach(row -> {
            row.externalId().ifPresent(keys::add);
            row.email().ifPresent(emails::add);
        });
        Map<String, Contact> byKey = new HashMap<>();
        Map<String, Contact> standIns = new HashMap<>();
        for (Contact found : gone.findAll(Filters.or(
                Filters.in("state.externalId", keys),
                Filters.in("state.emails.value", emails),
                Filters.in("_id", keys)))) {
            Contact newest = found.isMerged() ? contacts.standIn(found) : found;
            Contact contact = standIns.computeIfAbsent(newest.id(), id -> newest);
            String externalId = found.state().externalId();
            if (keys.contains(found.id())) {
                byKey.put(found.id(), contact); // a card that we gave out ourselves
            }
            if (externalId != null) {
                byKey.put(externalId, contact);
            } else {
                found.state().emails().forEach(email -> byKey.putIfAbsent(email.value(), contact));
            }
        }
        return byKey;
    }

    private RowOutcome apply(ContactRow row, Map<String, CompanyState> employers, ImportBatch<Contact> batch) {
        List<CompanyState> companiesOfRow = new ArrayList<>();
        for (ContactRow.Job job : row.jobs()) {
            CompanyState company = employers.get(Companies.key(job.company()));
            if (company == null) {
                return RowOutcome.unresolved(job.field(), "no company is called \"%s\"".formatted(job.company()));
            }
            companiesOfRow.add(company);
        }
        RowOutcome outcome = write(row, companiesOfRow, batch);
        if (row.row().text("unreadablePhones") != null) {
            outcome = outcome.using("unreadablePhones", "", "is no phone number, and was left out");
        }
        for (int i = 0; i < companiesOfRow.size(); i++) {
            ContactRow.Job job = row.jobs().get(i);
            String called = companiesOfRow.get(i).name();
            outcome = called.equals(job.company())
                    ? outcome
                    : outcome.using(job.field(), called, "matched by letters and digits");
        }
        return outcome;
    }

    private RowOutcome write(ContactRow row, List<CompanyState> employers, ImportBatch<Contact> batch) {
        Map<String, String> names = new HashMap<>();
        employers.forEach(company -> names.put(company.id(), company.name()));
        Contact known = known(row, batch);
        ContactInput input = row.over(
                known == null ? null : known.state(),
                employers.stream().map(CompanyState::id).toList(),
                () -> employers.isEmpty() ? null : employers.getFirst().country());
        inputs.check(input);
        if (known == null) {
            Contact contact = contacts.create(batch.idFor(row.key()), input, names, Owner.NOBODY, stamps.now());
            PhotosInRows.Read photo = photos.read(row.row(), contact.id(), null);
            photo.on(contact, stamps.now());
            return photo.on(batch.created(row.key(), contact));
        }
        access.requireOn("contact", "import", known.state());
        PhotosInRows.Read photo =
                photos.read(row.row(), known.id(), known.state().photo());
        return photo.on(batch.changed(known, () -> {
            contacts.edit(known, input, names, stamps.now());
            photo.on(known, stamps.now());
        }));
    }

    private static @Nullable Contact known(ContactRow row, ImportBatch<Contact> batch) {
        Contact known = batch.find(row.key());
        return known != null ? known : row.email().map(batch::find).orElse(null);
    }
}
