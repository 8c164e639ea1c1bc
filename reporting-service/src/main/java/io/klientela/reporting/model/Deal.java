package io.klientela.reporting.model;

import io.klientela.events.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What reports need of a deal's published state; the rest of it is ignored. */
record Deal(
        Status status,
        String stageId,
        String stage,
        String pipelineId,
        int probability,
        @Nullable Money amount,
        @Nullable String ownerId,
        @Nullable String ownerName,
        @Nullable String teamId,
        @Nullable LocalDate engagedOn,
        @Nullable LocalDate closedOn,
        Instant createdAt) {

    /** Named as on the wire. */
    enum Status {
        open,
        won,
        lost
    }

    /** An event without these is not a deal's: it becomes a dead letter instead of a wrong number. */
    Deal {
        require(status, "status");
        require(stageId, "stageId");
        require(stage, "stage");
        require(pipelineId, "pipelineId");
        require(createdAt, "createdAt");
    }

    private static void require(@Nullable Object value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("the deal has no " + name);
        }
    }
}
