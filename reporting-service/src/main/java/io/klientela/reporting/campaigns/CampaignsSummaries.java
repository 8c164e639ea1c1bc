package io.klientela.reporting.campaigns;

import io.klientela.reporting.model.CampaignTotals;
import io.klientela.reporting.model.Fact;
import io.klientela.reporting.model.Facts;
import io.klientela.reporting.model.ModelVersion;
import io.klientela.reporting.request.Figures;
import io.klientela.reporting.request.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Computes campaigns summaries. */
@Component
class CampaignsSummaries {
    private static final int LATEST = 5;
    private static final Comparator<CampaignsSummary.Campaign> OLDEST_FIRST =
            Comparator.comparing(CampaignsSummary.Campaign::startedAt).thenComparing(CampaignsSummary.Campaign::id);

    private final Facts facts;

    CampaignsSummaries(@Qualifier("campaignFacts") Facts facts) {
        this.facts = facts;
    }

    CampaignsSummary of(Period period, ModelVersion.Current current) {
        List<CampaignsSummary.Campaign> begun = new ArrayList<>();
        facts.each(
                period.visible(),
                period.condition("startedOn").and(fact -> fact.get("startedAt") != null),
                fact -> begun.add(campaign(fact)));
        CampaignTotals all =
                begun.stream().map(CampaignsSummary.Campaign::totals).reduce(CampaignTotals.NONE, CampaignTotals::plus);
        return new CampaignsSummary(
                begun.size(),
                all.sent(),
                all.opened(),
                all.clicked(),
                all.bounced(),
                all.unsubscribed(),
                Figures.rate(all.opened(), all.sent()),
                Figures.rate(all.clicked(), all.sent()),
                begun.stream().sorted(OLDEST_FIRST.reversed()).limit(LATEST).toList(),
                period.visible().scope(),
                current.asOf());
    }

    private static CampaignsSummary.Campaign campaign(Fact fact) {
        return new CampaignsSummary.Campaign(
                fact.require("id"),
                fact.require("name"),
                fact.require("status"),
                Instant.parse(fact.require("startedAt")),
                CampaignTotals.of(fact));
    }
}
