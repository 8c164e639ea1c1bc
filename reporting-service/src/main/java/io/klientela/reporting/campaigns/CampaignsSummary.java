package io.klientela.reporting.campaigns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.klientela.events.identity.Scope;
import io.klientela.reporting.model.CampaignTotals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Campaigns at a glance.
 *
 * @param campaigns how many have begun
 * @param sent how many mails left, of all campaigns together, as are the following
 * @param openRate opened of sent, to four decimals; null where none was sent
 * @param clickRate clicked of sent, likewise
 * @param latest the five that began last
 * @param scope whose records count: {@code all}, those of the reader's teams ({@code team}) or the reader's {@code own}
 * @param asOf the time of the newest event that the numbers include
 */
record CampaignsSummary(
        long campaigns,
        long sent,
        long opened,
        long clicked,
        long bounced,
        long unsubscribed,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(types = {"number", "null"}) @Nullable
        BigDecimal openRate,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(types = {"number", "null"}) @Nullable
        BigDecimal clickRate,

        List<Campaign> latest,
        Scope scope,
        Instant asOf) {

    record Campaign(String id, String name, String status, Instant startedAt, CampaignTotals totals) {}
}
