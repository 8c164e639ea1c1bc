package io.klientela.sales.deal;

import io.klientela.events.sales.DealLine;
import io.klientela.events.sales.DealState;
import io.klientela.events.sales.DealStatus;
import io.klientela.events.sales.Stage;
import io.klientela.events.sales.StageEntry;
import io.klientela.platform.aggregate.Predecessors;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.imports.ImportRow;
import io.klientela.platform.imports.NameIndex;
import io.klientela.platform.imports.RowOutcome;
import io.klientela.platform.reference.Reference;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import io.klientela.sales.pipeline.Stages;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A batch of imported rows on their way to deals. What a row leaves empty stays as it is in a deal that is there already. */
final class DealRows {
    private final Stages stages;
    private final NameIndex<Reference> users;
    private final NameIndex<Reference> companies;
    private final NameIndex<Reference> products;
    private final Map<String, Deal> byExternalId;
    private final Predecessors<Deal, DealState> gone;
    private final Access access;
    private final Stamp stamp;

    /**
     * @param byExternalId those that are there; new ones join them, so that a row that comes twice is one deal
     * @param gone those that were deleted
     */
    DealRows(
            Stages stages,
            NameIndex<Reference> users,
            NameIndex<Reference> companies,
            NameIndex<Reference> products,
            Map<String, Deal> byExternalId,
            Predecessors<Deal, DealState> gone,
            Access access,
            Stamp stamp) {
        this.stages = stages;
        this.users = users;
        this.companies = companies;
        this.products = products;
        this.byExternalId = byExternalId;
        this.gone = gone;
        this.access = access;
        this.stamp = stamp;
    }

    /** All that were looked at; those without a change write nothing. */
    Collection<Deal> deals() {
        return byExternalId.values();
    }

    /** @param dealId none where the row was not applied */
    record Applied(@Nullable String dealId, RowOutcome outcome) {
        private static Applied not(RowOutcome outcome) {
            return new Applied(null, outcome);
        }
    }

    /** What a row refers to. */
    private record Found(
            Stage stage,
            NameIndex.@Nullable Match<Reference> product,
            NameIndex.@Nullable Match<Reference> owner,
            NameIndex.@Nullable Match<Reference> company) {}

    Applied apply(ImportRow row) {
        String stageName = row.text("stageId");
        Optional<Stage> stage = stageName == null ? Optional.of(stages.first()) : stages.named(stageName);
        if (stage.isEmpty()) {
            String known = String.join(
                    ", ", stages.pipeline().stages().stream().map(Stage::name).toList());
            return Applied.not(RowOutcome.refused("stageId", "is none of: " + known));
        }
        Optional<RowOutcome> refusal = DealDates.check(row, stage.get());
        if (refusal.isPresent()) {
            return Applied.not(refusal.get());
        }
        NameIndex.Match<Reference> product = find(products, row.text("lines"));
        if (product == null && row.text("lines") != null) {
            return unresolved("lines", "product", row);
        }
        NameIndex.Match<Reference> owner = find(users, row.text("ownerId"));
        if (owner == null && row.text("ownerId") != null) {
            return unresolved("ownerId", "user", row);
        }
        NameIndex.Match<Reference> company = find(companies, row.text("companyId"));
        if (company == null && row.text("companyId") != null) {
            return unresolved("companyId", "company", row);
        }
        return apply(row, new Found(stage.get(), product, owner, company));
    }

    private static NameIndex.@Nullable Match<Reference> find(NameIndex<Reference> index, @Nullable String name) {
        return name == null ? null : index.find(name).orElse(null);
    }

    private static Applied unresolved(String field, String what, ImportRow row) {
        return Applied.not(
                RowOutcome.unresolved(field, "names no %s, or more than one: \"%s\"".formatted(what, row.text(field))));
    }

    private Applied apply(ImportRow row, Found found) {
        String externalId = row.requiredText("externalId");
        Deal present = byExternalId.get(externalId);
        DealState blank = present == null ? blank(row, found) : present.state();
        DealDraft draft = new DealDraft(blank);
        fill(draft, row, found);
        DealState after = draft.at(stamp.at());
        if (!access.permits(CurrentActor.get(), "deal", "import", after)
                || (present != null && !access.permits(CurrentActor.get(), "deal", "import", present.state()))) {
            return Applied.not(
                    RowOutcome.refused("ownerId", "is somebody whose deals your roles do not let you import"));
        }
        RowOutcome outcome;
        if (present == null) {
            byExternalId.put(externalId, gone.made(externalId, Deal.existing(after)));
            outcome = RowOutcome.created();
        } else {
            long before = present.version();
            present.change(stamp, deal -> fill(deal, row, found));
            outcome = present.version() == before ? RowOutcome.unchanged() : RowOutcome.updated();
        }
        return new Applied(after.id(), using(outcome, found));
    }

    private static RowOutcome using(RowOutcome outcome, Found found) {
        RowOutcome all = found.product() == null ? outcome : outcome.using("lines", found.product());
        all = found.owner() == null ? all : all.using("ownerId", found.owner());
        return found.company() == null ? all : all.using("companyId", found.company());
    }

    private DealState blank(ImportRow row, Found found) {
        String with = found.company() == null
                ? row.requiredText("externalId")
                : found.company().name();
        String name = row.text("name");
        return new DealState(
                gone.idFor(row.requiredText("externalId")),
                name != null
                        ? name
                        : found.product() == null
                                ? with
                                : "%s – %s".formatted(found.product().value().name(), with),
                stages.pipelineId(),
                "",
                "",
                DealStatus.OPEN,
                0,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                row.requiredText("externalId"),
                null,
                null,
                null,
                stamp.at(),
                stamp.by(),
                stamp.at());
    }

    private void fill(DealDraft deal, ImportRow row, Found found) {
        Stage stage = found.stage();
        deal.engagedOn = row.date("engagedOn") == null ? deal.engagedOn : row.date("engagedOn");
        deal.closedOn = row.date("closedOn");
        deal.amount = row.money("amount") == null ? deal.amount : row.money("amount");
        deal.lossReason = stage.kind() == DealStatus.LOST ? deal.lossReason : null;
        if (!deal.stageId.equals(stage.id())) {
            deal.stageHistory = history(stage, deal.engagedOn, deal.closedOn);
        }
        deal.pipelineId = stages.pipelineId();
        deal.stageId = stage.id();
        deal.stage = stage.name();
        deal.status = stage.kind();
        deal.probability = stage.probability();
        Reference product = found.product() == null ? null : found.product().value();
        if (product != null
                && deal.lines.stream().noneMatch(line -> line.productId().equals(product.id()))) {
            deal.lines = List.of(new DealLine(product.id(), product.name(), BigDecimal.ONE, null));
        }
        if (found.company() != null) {
            deal.companyId = found.company().value().id();
            deal.companyName = found.company().value().name();
        }
        if (found.owner() != null) {
            Reference owner = found.owner().value();
            deal.ownerId = owner.id();
            deal.ownerName = owner.name();
            deal.teamId = owner.teamIds().isEmpty() ? null : owner.teamIds().getFirst();
        }
    }

    /** The way as far as the dates tell: when it was engaged, and when it closed. */
    private List<StageEntry> history(Stage stage, @Nullable LocalDate engagedOn, @Nullable LocalDate closedOn) {
        List<StageEntry> entries = new ArrayList<>();
        Stage engaging = stages.open().size() > 1 ? stages.open().get(1) : stages.first();
        if (engagedOn != null && stage.kind() != DealStatus.OPEN) {
            entries.add(entry(engaging, engagedOn));
        }
        LocalDate entered = stage.kind() == DealStatus.OPEN ? engagedOn : closedOn;
        entries.add(
                entered == null
                        ? new StageEntry(stage.id(), stage.name(), stamp.at(), stamp.by())
                        : entry(stage, entered));
        return List.copyOf(entries);
    }

    private StageEntry entry(Stage stage, LocalDate day) {
        Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new StageEntry(stage.id(), stage.name(), at, stamp.by());
    }
}
