package io.klientela.sales.deal;

import com.mongodb.client.model.Filters;
import io.klientela.events.sales.DealState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Predecessors;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.imports.ImportHandler;
import io.klientela.platform.imports.ImportRow;
import io.klientela.platform.imports.ImportUndo;
import io.klientela.platform.imports.NameIndex;
import io.klientela.platform.imports.RowOutcome;
import io.klientela.platform.reference.Reference;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import io.klientela.sales.pipeline.Pipelines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Imports deals by their external id: names are looked up for a batch at once, and a batch is written at once. */
@Component
class ImportDeals implements ImportHandler {
    private final Aggregates<Deal, DealState> deals;
    private final References references;
    private final Pipelines pipelines;
    private final Stamps stamps;
    private final Access access;

    ImportDeals(
            Aggregates<Deal, DealState> deals,
            References references,
            Pipelines pipelines,
            Stamps stamps,
            Access access) {
        this.deals = deals;
        this.references = references;
        this.pipelines = pipelines;
        this.stamps = stamps;
        this.access = access;
    }

    @Override
    public String resource() {
        return "deals";
    }

    @Override
    public List<String> mappings() {
        return List.of("default", "hubspot", "salesforce", "pipedrive", "crm-sales-opportunities");
    }

    @Override
    public Set<String> needs() {
        return Set.of("externalId");
    }

    @Override
    public List<ImportUndo<?, ?>> undo() {
        return List.of(new ImportUndo<>(deals, Deal::delete, Deal::restore));
    }

    @Override
    public List<RowOutcome> apply(List<ImportRow> rows) {
        Predecessors<Deal, DealState> gone = new Predecessors<>(
                deals, DealState::externalId, state -> access.permits(CurrentActor.get(), "deal", "import", state));
        DealRows batch = new DealRows(
                pipelines.defaultOne(),
                named(ReferenceType.USER, rows, "ownerId"),
                named(ReferenceType.COMPANY, rows, "companyId"),
                named(ReferenceType.PRODUCT, rows, "lines"),
                knownBy(rows, gone),
                gone,
                access,
                stamps.now());
        List<DealRows.Applied> applied = rows.stream().map(batch::apply).toList();
        Set<String> failed = deals.saveAll(batch.deals());
        return applied.stream()
                .map(row -> row.dealId() != null && failed.contains(row.dealId())
                        ? RowOutcome.unresolved("externalId", "was changed by somebody else at the same time")
                        : row.outcome())
                .toList();
    }

    private NameIndex<Reference> named(ReferenceType type, List<ImportRow> rows, String field) {
        List<String> names = rows.stream()
                .map(row -> row.text(field))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new NameIndex<>(names.isEmpty() ? List.of() : references.allNamed(type, names), Reference::name);
    }

    private static Map<String, Deal> knownBy(List<ImportRow> rows, Predecessors<Deal, DealState> gone) {
        List<String> ids =
                rows.stream().map(row -> row.requiredText("externalId")).toList();
        Map<String, Deal> known = new HashMap<>();
        gone.findAll(Filters.in("state.externalId", ids))
                .forEach(deal -> known.put(Objects.requireNonNull(deal.state().externalId()), deal));
        return known;
    }
}
