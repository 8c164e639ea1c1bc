package io.klientela.reporting.leads;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.klientela.events.identity.Scope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leads at a glance.
 *
 * @param leads all that came in
 * @param conversionRate converted of all, to four decimals; null where there is none
 * @param bySource by how they came in; most first
 * @param byOrigin by the campaign's source ({@code utm_source}), else what exactly they came through; the ten with most
 * @param byMonth by the month they came in, without gaps; converted are those of these leads that were, whenever
 * @param medianHoursToAssign until somebody had them, of those that somebody had; null where there is none
 * @param scope whose records count: {@code all}, those of the reader's teams ({@code team}) or the reader's {@code own}
 * @param asOf the time of the newest event that the numbers include
 */
record LeadsSummary(
        long leads,
        long open,
        long converted,
        long disqualified,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(types = {"number", "null"}) @Nullable
        BigDecimal conversionRate,

        List<Source> bySource,
        List<Origin> byOrigin,
        List<Month> byMonth,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(types = {"number", "null"}) @Nullable
        BigDecimal medianHoursToAssign,

        Scope scope,
        Instant asOf) {

    /** @param source {@code form}, {@code api}, {@code import}, {@code email} or {@code manual} */
    record Source(String source, long leads, long converted) {}

    record Origin(String name, long leads, long converted) {}

    /** @param month like {@code 2026-03} */
    @Schema(name = "LeadsSummaryMonth")
    record Month(String month, long leads, long converted) {}
}
