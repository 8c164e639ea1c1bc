package io.klientela.sales.deal;

import io.klientela.events.Money;
import io.klientela.events.sales.DealContact;
import io.klientela.events.sales.DealLine;
import io.klientela.events.sales.DealState;
import io.klientela.events.sales.DealStatus;
import io.klientela.events.sales.StageEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deal's state while a change is being made to it; a record of so many parts has no short way to differ in one. */
final class DealDraft {
    private final DealState from;
    String name;
    String pipelineId;
    String stageId;
    String stage;
    DealStatus status;
    int probability;

    @Nullable
    Money amount;

    @Nullable
    String companyId;

    @Nullable
    String companyName;

    List<DealContact> contacts;
    List<DealLine> lines;

    @Nullable
    LocalDate engagedOn;

    @Nullable
    LocalDate expectedCloseOn;

    @Nullable
    LocalDate closedOn;

    @Nullable
    String lossReason;

    @Nullable
    String nextStep;

    List<String> tags;
    List<StageEntry> stageHistory;

    @Nullable
    String externalId;

    @Nullable
    String ownerId;

    @Nullable
    String ownerName;

    @Nullable
    String teamId;

    DealDraft(DealState from) {
        this.from = from;
        this.name = from.name();
        this.pipelineId = from.pipelineId();
        this.stageId = from.stageId();
        this.stage = from.stage();
        this.status = from.status();
        this.probability = from.probability();
        this.amount = from.amount();
        this.companyId = from.companyId();
        this.companyName = from.companyName();
        this.contacts = from.contacts();
        this.lines = from.lines();
        this.engagedOn = from.engagedOn();
        this.expectedCloseOn = from.expectedCloseOn();
        this.closedOn = from.closedOn();
        this.lossReason = from.lossReason();
        this.nextStep = from.nextStep();
        this.tags = from.tags();
        this.stageHistory = from.stageHistory();
        this.externalId = from.externalId();
        this.ownerId = from.ownerId();
        this.ownerName = from.ownerName();
        this.teamId = from.teamId();
    }

    DealState at(Instant updatedAt) {
        return new DealState(
                from.id(),
                name,
                pipelineId,
                stageId,
                stage,
                status,
                probability,
                amount,
                companyId,
                companyName,
                contacts,
                lines,
                engagedOn,
                expectedCloseOn,
                closedOn,
                lossReason,
                nextStep,
                tags,
                stageHistory,
                externalId,
                ownerId,
                ownerName,
                teamId,
                from.createdAt(),
                from.createdBy(),
                updatedAt);
    }
}
