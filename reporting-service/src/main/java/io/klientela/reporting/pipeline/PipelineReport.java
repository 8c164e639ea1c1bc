package io.klientela.reporting.pipeline;

import io.klientela.events.Money;
import io.klientela.events.identity.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in each stage of a pipeline.
 *
 * @param pipeline absent where there is none yet
 * @param currency of the values; others are listed beside them
 * @param stages in the pipeline's order; then those that it has no more but deals are still in
 * @param scope whose records count: {@code all}, those of the reader's teams ({@code team}) or the reader's {@code own}
 * @param asOf the time of the newest event that the numbers include
 */
record PipelineReport(@Nullable Named pipeline, String currency, List<StageReport> stages, Scope scope, Instant asOf) {

    record Named(String id, String name) {}

    /**
     * @param kind {@code open}, {@code won} or {@code lost}
     * @param probability percent, of the stage
     * @param count of all deals in the stage, whatever their currency
     * @param value the sum of their amounts
     * @param weighted the sum of their amounts, each times its own probability
     */
    record StageReport(
            String stageId,
            String stage,
            String kind,
            int probability,
            long count,
            Money value,
            Money weighted,
            List<Worth> otherCurrencies) {}

    record Worth(Money value, Money weighted) {}
}
