package io.klientela.contacts.company;

import io.klientela.contacts.shared.ImportBatch;
import io.klientela.contacts.shared.Inputs;
import io.klientela.events.contacts.CompanyState;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Imports companies; a company's name, folded, is its natural key. Empty cells leave what is known as it is. A parent
 * has to be stored before its subsidiary, so a row that comes before its parent's waits for it.
 */
@Component
class CompanyImportHandler implements ImportHandler {
    private final Aggregates<Company, CompanyState> aggregates;
    private final Companies companies;
    private final FamilyTree familyTree;
    private final CustomFields customFields;
    private final Inputs inputs;
    private final Access access;
    private final Stamps stamps;

    CompanyImportHandler(
            Aggregates<Company, CompanyState> aggregates,
            Companies companies,
            FamilyTree familyTree,
            CustomFields customFields,
            Inputs inputs,
            Access access,
            Stamps stamps) {
        this.aggregates = aggregates;
        this.companies = companies;
        this.familyTree = familyTree;
        this.customFields = customFields;
        this.inputs = inputs;
        this.access = access;
        this.stamps = stamps;
    }

    @Override
    public String resource() {
        return "companies";
    }

    @Override
    public List<String> mappings() {
        return List.of("default", "hubspot", "salesforce", "pipedrive", "crm-sales-opportunities");
    }

    @Override
    public Set<String> needs() {
        return Set.of("name");
    }

    @Override
    public List<ImportUndo<?, ?>> undo() {
        return List.of(companies.undo());
    }

    @Override
    public List<MoreColumn> columns() {
        return CustomColumns.of(customFields, "company");
    }

    @Override
    public List<RowOutcome> apply(List<ImportRow> rows) {
        boolean moving = rows.stream().anyMatch(row -> row.text("parent") != null);
        return moving ? familyTree.inTurn(() -> applied(rows)) : applied(rows);
    }

    private List<RowOutcome> applied(List<ImportRow> rows) {
        Predecessors<Company, CompanyState> gone = companies.predecessors();
        Map<String, Company> stored = storedByKey(rows, gone);
        ImportBatch<Company> batch = new ImportBatch<>(aggregates, gone, stored);
        rows.forEach(row -> batch.apply(() -> apply(new CompanyRow(row), stored, batch)));
        return batch.save();
    }

    private Map<String, Company> storedByKey(List<ImportRow> rows, Predecessors<Company, CompanyState> gone) {
        Set<String> names = new LinkedHashSet<>();
        rows.stream().map(CompanyRow::new).forEach(row -> {
            names.add(row.name());
            row.parentName().ifPresent(names::add);
        });
        return Companies.byKey(names, gone::findAll);
    }

    private RowOutcome apply(CompanyRow row, Map<String, Company> stored, ImportBatch<Company> batch) {
        String parentName = row.parentName().orElse(null);
        if (parentName == null) {
            return write(row, null, batch);
        }
        Company parent = stored.get(Companies.key(parentName));
        if (parent == null) {
            return RowOutcome.unresolved("parent", "no company is called \"%s\"".formatted(parentName));
        }
        RowOutcome outcome = write(row, parent.id(), batch);
        String called = parent.state().name();
        return called.equals(parentName) ? outcome : outcome.using("parent", called, "matched by letters and digits");
    }

    private RowOutcome write(CompanyRow row, @Nullable String parentId, ImportBatch<Company> batch) {
        Company known = batch.find(row.key());
        if (known == null) {
            CompanyInput input = row.over(null, parentId);
            inputs.check(input);
            Company company = companies.create(batch.idFor(row.key()), input, Owner.NOBODY, stamps.now());
            return batch.created(row.key(), company);
        }
        access.requireOn("company", "import", known.state());
        CompanyInput input = row.over(known.state(), parentId);
        inputs.check(input);
        return batch.changed(known, () -> companies.edit(known, input, stamps.now()));
    }
}
