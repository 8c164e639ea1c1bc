package io.klientela.events.sales;

import io.klientela.events.Money;
import io.klientela.events.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deal in full.
 *
 * @param stage the stage's name; {@code stageId} is the stage
 * @param probability percent, 0 to 100
 * @param externalId its id in the system that it was imported from
 * @param closedOn the day it was won or lost
 */
public record DealState(
        String id,
        String name,
        String pipelineId,
        String stageId,
        String stage,
        DealStatus status,
        int probability,
        @Nullable Money amount,
        @Nullable String companyId,
        @Nullable String companyName,
        List<DealContact> contacts,
        List<DealLine> lines,
        @Nullable LocalDate engagedOn,
        @Nullable LocalDate expectedCloseOn,
        @Nullable LocalDate closedOn,
        @Nullable String lossReason,
        @Nullable String nextStep,
        List<String> tags,
        List<StageEntry> stageHistory,
        @Nullable String externalId,
        @Nullable String ownerId,
        @Nullable String ownerName,
        @Nullable String teamId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
