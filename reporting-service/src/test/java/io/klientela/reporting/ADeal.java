package io.klientela.reporting;

import io.klientela.events.Money;
import io.klientela.events.sales.DealState;
import io.klientela.events.sales.DealStatus;
import io.klientela.platform.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deals as sales-service publishes them. */
record ADeal(
        String id,
        String pipelineId,
        DealStatus status,
        String stage,
        @Nullable Money amount,
        @Nullable String ownerId,
        @Nullable String teamId,
        @Nullable LocalDate closedOn,
        Instant updatedAt) {
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    static ADeal open(String pipelineId, String stage) {
        return new ADeal(Ids.next(), pipelineId, DealStatus.OPEN, stage, null, "ann", "north", null, Instant.now());
    }

    static ADeal won(String pipelineId, String amount, String currency, String closedOn) {
        return open(pipelineId, "Negotiation").worth(amount, currency).closed(DealStatus.WON, "Won", closedOn);
    }

    static ADeal lost(String pipelineId, String closedOn) {
        return open(pipelineId, "Negotiation").closed(DealStatus.LOST, "Lost", closedOn);
    }

    ADeal worth(String amount, String currency) {
        return new ADeal(
                id, pipelineId, status, stage, Money.of(amount, currency), ownerId, teamId, closedOn, updatedAt);
    }

    ADeal ofOwner(@Nullable String owner) {
        return new ADeal(id, pipelineId, status, stage, amount, owner, teamId, closedOn, updatedAt);
    }

    ADeal ofTeam(String team) {
        return new ADeal(id, pipelineId, status, stage, amount, ownerId, team, closedOn, updatedAt);
    }

    ADeal in(String otherStage) {
        return new ADeal(id, pipelineId, status, otherStage, amount, ownerId, teamId, closedOn, updatedAt);
    }

    ADeal closed(DealStatus as, String inStage, String on) {
        return new ADeal(id, pipelineId, as, inStage, amount, ownerId, teamId, LocalDate.parse(on), updatedAt);
    }

    ADeal at(Instant time) {
        return new ADeal(id, pipelineId, status, stage, amount, ownerId, teamId, closedOn, time);
    }

    DealState state() {
        return new DealState(
                id,
                "Deal " + id,
                pipelineId,
                stageId(stage),
                stage,
                status,
                status == DealStatus.WON ? 100 : status == DealStatus.LOST ? 0 : 40,
                amount,
                null,
                null,
                List.of(),
                List.of(),
                LocalDate.parse("2026-01-01"),
                null,
                closedOn,
                null,
                null,
                List.of("a tag"),
                List.of(),
                null,
                ownerId,
                ownerId == null ? null : ownerId + " of the deal",
                teamId,
                BEGINNING,
                "user:ann",
                updatedAt);
    }

    static String stageId(String stage) {
        return "stage-" + stage;
    }
}
