package io.klientela.sales.deal;

import com.mongodb.client.model.Filters;
import io.klientela.events.sales.DealContact;
import io.klientela.events.sales.DealState;
import io.klientela.events.sales.DealStatus;
import io.klientela.events.sales.Stage;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.audit.ReadLog;
import io.klientela.platform.query.ListRequest;
import io.klientela.platform.query.Lists;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Versioned;
import io.klientela.sales.pipeline.Pipelines;
import io.klientela.sales.pipeline.Stages;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything that a board of deals shows, in one answer. */
@RestController
@RequestMapping("/api/v1/deals/board")
class BoardController {
    private static final int DEALS_SHOWN = 50;
    private static final int DAYS_AFTER_CLOSING = 30;

    private final Aggregates<Deal, DealState> deals;
    private final Pipelines pipelines;
    private final Lists lists;
    private final ReadLog reads;
    private final Access access;
    private final Clock clock;

    BoardController(
            Aggregates<Deal, DealState> deals,
            Pipelines pipelines,
            Lists lists,
            ReadLog reads,
            Access access,
            Clock clock) {
        this.deals = deals;
        this.pipelines = pipelines;
        this.lists = lists;
        this.reads = reads;
        this.access = access;
        this.clock = clock;
    }

    @Operation(summary = "A pipeline with its deals by stage, their number and what they are worth")
    @GetMapping
    Board board(
            @RequestParam(required = false) @Nullable String pipelineId,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String q) {
        Bson scope = access.filter("deal", "read");
        Instant now = clock.instant();
        Stages stages = pipelineId == null ? pipelines.defaultOne() : pipelines.require(pipelineId, "pipelineId");
        ListRequest request =
                new ListRequest(blankAsNone(filter), "-updatedAt", null, DEALS_SHOWN, false, blankAsNone(q));
        LocalDate since = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS_AFTER_CLOSING);
        StageSums sums = StageSums.of(
                deals.collection(),
                lists.matching(Deal.TYPE.fields(), request, scope, onBoard(stages.pipelineId(), since)));
        List<Board.Column> columns = stages.pipeline().stages().stream()
                .map(stage -> column(stage, since, request, scope, sums))
                .toList();
        reads.listed(
                "deal",
                request.asked(),
                columns.stream()
                        .flatMap(column -> column.deals().stream())
                        .flatMap(deal -> deal.state().contacts().stream())
                        .map(DealContact::contactId)
                        .distinct()
                        .toList());
        return new Board(stages.pipeline(), columns, sums.capped(), now);
    }

    private Board.Column column(Stage stage, LocalDate since, ListRequest request, Bson scope, StageSums sums) {
        Bson inStage = Filters.eq("state.stageId", stage.id());
        Bson shown = stage.kind() == DealStatus.OPEN ? inStage : Filters.and(inStage, closedSince(since));
        List<Versioned<DealState>> first = sums.count(stage) == 0
                ? List.of()
                : lists.find(deals.collection(), Deal.TYPE.fields(), request, scope, shown).items().stream()
                        .map(document -> new Versioned<>(deals.stateOf(document), document.getLong("version")))
                        .toList();
        return new Board.Column(stage.id(), stage.name(), stage.kind(), sums.count(stage), sums.amounts(stage), first);
    }

    private static Bson onBoard(String pipelineId, LocalDate since) {
        return Filters.and(
                Filters.eq("state.pipelineId", pipelineId),
                Filters.or(Filters.eq("state.status", "open"), closedSince(since)));
    }

    private static Bson closedSince(LocalDate day) {
        return Filters.gte("state.closedOn", day.toString());
    }

    private static @Nullable String blankAsNone(@Nullable String parameter) {
        return parameter == null || parameter.isBlank() ? null : parameter;
    }
}
