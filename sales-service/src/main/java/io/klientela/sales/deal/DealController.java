package io.klientela.sales.deal;

import io.klientela.events.Money;
import io.klientela.events.sales.DealState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.klientela.platform.web.Versioned;
import io.klientela.sales.pipeline.Pipelines;
import io.klientela.sales.pipeline.Stages;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/deals")
class DealController extends ResourceController<Deal, DealState, DealInput> {
    private static final String UPDATE = "update";

    private final ResolveDeal resolve;
    private final Pipelines pipelines;

    DealController(Aggregates<Deal, DealState> deals, RecordsFactory with, ResolveDeal resolve, Pipelines pipelines) {
        super(deals, with, DealInput.class);
        this.resolve = resolve;
        this.pipelines = pipelines;
    }

    @Override
    protected Deal create(String id, DealInput input, Stamp stamp) {
        return Deal.open(id, resolve.forNew(input), stamp);
    }

    @Override
    protected DealInput inputOf(DealState state) {
        return new DealInput(
                state.name(),
                state.pipelineId(),
                state.stageId(),
                state.amount(),
                state.companyId(),
                state.contacts().stream()
                        .map(contact -> new DealInput.Contact(contact.contactId(), contact.role()))
                        .toList(),
                state.lines().stream()
                        .map(line -> new DealInput.Line(line.productId(), line.quantity(), line.unitPrice()))
                        .toList(),
                state.engagedOn(),
                state.expectedCloseOn(),
                state.nextStep(),
                state.tags(),
                state.externalId(),
                state.ownerId(),
                state.teamId());
    }

    @Override
    protected void edit(Deal deal, DealInput input, Stamp stamp) {
        deal.edit(resolve.forChange(input, deal.state()), stamp);
    }

    @Override
    protected void delete(Deal deal, Stamp stamp) {
        deal.delete();
    }

    @Override
    protected boolean revives() {
        return true;
    }

    @Override
    protected void revive(Deal deal, Stamp stamp) {
        deal.revive();
    }

    record Move(@NotBlank String stageId) {}

    /** Into the stage where deals are won, the deal is won; into the one where they are lost, 422: use {@code lose}. */
    @Operation(summary = "Move a deal to another stage of its pipeline; needs If-Match")
    @PostMapping("/{id}/move")
    ResponseEntity<Versioned<DealState>> move(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Move move) {
        return change(id, ifMatch, UPDATE, deal -> {
            Stages stages = stagesOf(deal);
            deal.move(stages, stages.require(move.stageId(), "stageId"), stamp());
        });
    }

    /** @param closedOn today where absent. @param amount unchanged where absent */
    record Win(@Nullable LocalDate closedOn, @Nullable Money amount) {}

    @Operation(summary = "Win a deal; needs If-Match")
    @PostMapping("/{id}/win")
    ResponseEntity<Versioned<DealState>> win(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable Win body) {
        Win win = body == null ? new Win(null, null) : body;
        if (win.amount() != null && win.amount().amount().signum() < 0) {
            throw Problem.unprocessable("The amount of a deal is not negative.").field("amount", "is negative");
        }
        return change(id, ifMatch, UPDATE, deal -> deal.win(stagesOf(deal), win.closedOn(), win.amount(), stamp()));
    }

    /** @param closedOn today where absent */
    record Lose(
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate closedOn) {}

    @Operation(summary = "Lose a deal, for a reason; needs If-Match")
    @PostMapping("/{id}/lose")
    ResponseEntity<Versioned<DealState>> lose(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Lose lose) {
        return change(
                id,
                ifMatch,
                UPDATE,
                deal -> deal.lose(stagesOf(deal), lose.reason().strip(), lose.closedOn(), stamp()));
    }

    /** @param stageId an open stage; the last one that the deal was in where absent */
    record Reopen(@Nullable String stageId) {}

    @Operation(summary = "Reopen a deal that was won or lost; needs If-Match")
    @PostMapping("/{id}/reopen")
    ResponseEntity<Versioned<DealState>> reopen(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable Reopen reopen) {
        String stageId = reopen == null ? null : reopen.stageId();
        return change(id, ifMatch, UPDATE, deal -> {
            Stages stages = stagesOf(deal);
            deal.reopen(stages, stageId == null ? null : stages.require(stageId, "stageId"), stamp());
        });
    }

    private Stages stagesOf(Deal deal) {
        return pipelines.require(deal.state().pipelineId(), "pipelineId");
    }
}
