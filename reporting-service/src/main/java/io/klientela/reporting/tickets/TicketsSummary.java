package io.klientela.reporting.tickets;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.klientela.events.identity.Scope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tickets at a glance. What was merged into another ticket does not count.
 *
 * @param open those that wait for somebody: new, open or pending
 * @param unassigned open ones that nobody has
 * @param solved or closed
 * @param breached those of which a promise was broken, open or not
 * @param firstResponseMinutesMedian in working minutes, as is the next; null where there was none
 * @param byQueue by the queue's name
 * @param byMonth by the month they were opened, and solved, without gaps
 * @param scope whose records count: {@code all}, those of the reader's teams ({@code team}) or the reader's {@code own}
 * @param asOf the time of the newest event that the numbers include
 */
record TicketsSummary(
        long tickets,
        long open,
        long unassigned,
        long solved,
        long breached,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(types = {"integer", "null"}) @Nullable
        Long firstResponseMinutesMedian,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(types = {"integer", "null"}) @Nullable
        Long solutionMinutesMedian,

        Answers satisfaction,
        List<Queue> byQueue,
        List<Month> byMonth,
        Scope scope,
        Instant asOf) {

    /** What people said of the help. @param average 1 (bad) to 5 (good), to two decimals; null where nobody did */
    record Answers(
            long answers,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(types = {"number", "null"}) @Nullable
            BigDecimal average) {}

    record Queue(String id, String name, long open, long solved, long breached) {}

    /** @param month like {@code 2026-03} */
    @Schema(name = "TicketsSummaryMonth")
    record Month(String month, long opened, long solved) {}
}
