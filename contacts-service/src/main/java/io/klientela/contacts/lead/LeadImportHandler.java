package io.klientela.contacts.lead;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.shared.ImportBatch;
import io.klientela.contacts.shared.Inputs;
import io.klientela.events.contacts.LeadState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Predecessors;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.imports.ImportHandler;
import io.klientela.platform.imports.ImportRow;
import io.klientela.platform.imports.ImportUndo;
import io.klientela.platform.imports.RowOutcome;
import io.klientela.platform.reference.NameKey;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.reference.Reference;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Imports leads. A row is found again by its id in the file, else its e-mail address, else its phone number; a lead whose
 * way has ended stays as it is, and who has it is decided here once it is known.
 */
@Component
class LeadImportHandler implements ImportHandler {
    private final Aggregates<Lead, LeadState> aggregates;
    private final Leads leads;
    private final References references;
    private final Inputs inputs;
    private final Access access;
    private final Stamps stamps;

    LeadImportHandler(
            Aggregates<Lead, LeadState> aggregates,
            Leads leads,
            References references,
            Inputs inputs,
            Access access,
            Stamps stamps) {
        this.aggregates = aggregates;
        this.leads = leads;
        this.references = references;
        this.inputs = inputs;
        this.access = access;
        this.stamps = stamps;
    }

    private static Owner owner(@Nullable Reference user) {
        return user == null
                ? Owner.NOBODY
                : new Owner(
                        user.id(),
                        user.name(),
                        user.teamIds().stream().findFirst().orElse(null));
    }

    private static @Nullable Instant past(LeadRow row, Stamp stamp) {
        Instant at = row.createdAt();
        if (at != null && at.isAfter(stamp.at())) {
            throw Problem.unprocessable("A lead has come in before it is imported.")
                    .field("createdAt", "is in the future");
        }
        return at;
    }

    @Override
    public String resource() {
        return "leads";
    }

    @Override
    public List<String> mappings() {
        return List.of("default", "x-education-leads");
    }

    @Override
    public List<ImportUndo<?, ?>> undo() {
        return List.of(new ImportUndo<>(aggregates, Lead::delete, Lead::restore));
    }

    @Override
    public List<RowOutcome> apply(List<ImportRow> rows) {
        List<LeadRow> read = rows.stream().map(LeadRow::new).toList();
        Map<String, Reference> colleagues = references.named(
                ReferenceType.USER,
                read.stream().flatMap(row -> row.ownerName().stream()).toList());
        Predecessors<Lead, LeadState> gone = new Predecessors<>(
                aggregates,
                LeadState::externalId,
                state -> access.permits(CurrentActor.get(), "lead", "import", state));
        ImportBatch<Lead> batch = new ImportBatch<>(aggregates, gone, storedByKey(read, gone));
        read.forEach(row -> batch.apply(() -> apply(row, colleagues, batch)));
        return batch.save();
    }

    private static Map<String, Lead> storedByKey(List<LeadRow> rows, Predecessors<Lead, LeadState> gone) {
        Set<String> ids = new HashSet<>();
        Set<String> emails = new HashSet<>();
        Set<String> phones = new HashSet<>();
        rows.forEach(row -> {
            row.externalId().ifPresent(ids::add);
            row.email().ifPresent(emails::add);
            row.phone().ifPresent(phones::add);
        });
        Map<String, Lead> byKey = new HashMap<>();
        gone.findAll(Filters.or(
                        Filters.in("state.externalId", ids),
                        Filters.in("state.email", emails),
                        Filters.in("state.phone", phones)))
                .forEach(lead -> {
                    LeadState state = lead.state();
                    know(byKey, state.externalId(), lead);
                    know(byKey, state.email(), lead);
                    know(byKey, state.phone(), lead);
                });
        return byKey;
    }

    /** Of several with one key, the open one. */
    private static void know(Map<String, Lead> byKey, @Nullable String key, Lead lead) {
        if (key != null) {
            byKey.merge(key, lead, (known, other) -> known.isOpen() ? known : other);
        }
    }

    private RowOutcome apply(LeadRow row, Map<String, Reference> colleagues, ImportBatch<Lead> batch) {
        String ownerName = row.ownerName().orElse(null);
        Reference owner = ownerName == null ? null : colleagues.get(NameKey.of(ownerName));
        if (ownerName != null && owner == null) {
            return RowOutcome.unresolved("owner", "no user is called \"%s\"".formatted(ownerName));
        }
        return write(row, owner, batch);
    }

    private RowOutcome write(LeadRow row, @Nullable Reference owner, ImportBatch<Lead> batch) {
        Lead known = batch.find(row.key());
        LeadInput input = row.over(known == null ? null : known.state());
        inputs.check(input);
        if (known == null) {
            Stamp stamp = stamps.now();
            return batch.created(
                    row.key(),
                    leads.recall(
                            batch.idFor(row.key()), input, owner(owner), past(row, stamp), row.assignedAt(), stamp));
        }
        access.requireOn("lead", "import", known.state());
        return known.isOpen()
                ? batch.changed(known, () -> leads.edit(known, input, stamps.now()))
                : RowOutcome.unchanged();
    }
}
