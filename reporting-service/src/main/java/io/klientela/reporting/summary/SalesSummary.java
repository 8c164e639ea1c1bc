package io.klientela.reporting.summary;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.klientela.events.Money;
import io.klientela.events.identity.Scope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Sales at a glance.
 *
 * @param deals all deals that count: won, lost and open
 * @param openByStage how many open deals are in each stage, by the stage's name
 * @param wonValue of the won deals in the summary's currency
 * @param winRate won of those won or lost, to four decimals; null where none was
 * @param wonValueByMonth by the month of closing, without gaps from the first to the last
 * @param topOwners the ten with the highest won value, ties by name
 * @param otherCurrencies the won value in every other currency
 * @param scope whose records count: {@code all}, those of the reader's teams ({@code team}) or the reader's {@code own}
 * @param asOf the time of the newest event that the numbers include
 */
record SalesSummary(
        long deals,
        long won,
        long lost,
        SortedMap<String, Long> openByStage,
        Money wonValue,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(types = {"number", "null"}) @Nullable
        BigDecimal winRate,

        List<Month> wonValueByMonth,
        List<Owner> topOwners,
        List<Money> otherCurrencies,
        Scope scope,
        Instant asOf) {

    /** @param month like {@code 2017-03}. @param amount in the summary's currency */
    @Schema(name = "SalesSummaryMonth")
    record Month(
            String month,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = "string", example = "1234.50")
            BigDecimal amount) {}

    record Owner(String id, String name, Money wonValue) {}
}
