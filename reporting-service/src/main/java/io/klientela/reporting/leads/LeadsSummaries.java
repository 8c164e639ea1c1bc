package io.klientela.reporting.leads;

import io.klientela.reporting.model.Fact;
import io.klientela.reporting.model.Facts;
import io.klientela.reporting.model.ModelVersion;
import io.klientela.reporting.request.Figures;
import io.klientela.reporting.request.Months;
import io.klientela.reporting.request.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Computes leads summaries. */
@Component
class LeadsSummaries {
    private static final int MOST_ORIGINS = 10;

    private final Facts facts;

    LeadsSummaries(@Qualifier("leadFacts") Facts facts) {
        this.facts = facts;
    }

    private record Tally(long leads, long converted) {
        static final Tally NONE = new Tally(0, 0);

        Tally plus(Tally other) {
            return new Tally(leads + other.leads, converted + other.converted);
        }
    }

    /** The tallies of the values of one field. */
    private static final class Tallies extends TreeMap<String, Tally> {
        private static final long serialVersionUID = 1L;

        void add(@Nullable String value, Tally tally) {
            if (value != null) {
                merge(value, tally, Tally::plus);
            }
        }

        Stream<Map.Entry<String, Tally>> mostFirst() {
            return entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(
                            Comparator.comparingLong(Tally::leads).reversed()));
        }

        Tally of(String value) {
            return getOrDefault(value, Tally.NONE);
        }
    }

    LeadsSummary of(Period period, ModelVersion.Current current) {
        Tallies statuses = new Tallies();
        Tallies sources = new Tallies();
        Tallies origins = new Tallies();
        Tallies months = new Tallies();
        List<Long> minutes = new ArrayList<>();
        facts.each(period.visible(), period.condition("createdOn"), lead -> {
            Tally tally = new Tally(1, lead.is("status", "converted") ? 1 : 0);
            statuses.add(lead.text("status"), tally);
            sources.add(lead.text("source"), tally);
            origins.add(lead.text("origin"), tally);
            months.add(lead.text("createdIn"), tally);
            addIfThere(minutes, lead);
        });
        Tally all = statuses.values().stream().reduce(Tally.NONE, Tally::plus);
        long disqualified = statuses.of("disqualified").leads();
        return new LeadsSummary(
                all.leads(),
                all.leads() - all.converted() - disqualified,
                all.converted(),
                disqualified,
                Figures.rate(all.converted(), all.leads()),
                sources.mostFirst()
                        .map(entry -> new LeadsSummary.Source(
                                entry.getKey(),
                                entry.getValue().leads(),
                                entry.getValue().converted()))
                        .toList(),
                origins.mostFirst()
                        .limit(MOST_ORIGINS)
                        .map(entry -> new LeadsSummary.Origin(
                                entry.getKey(),
                                entry.getValue().leads(),
                                entry.getValue().converted()))
                        .toList(),
                Months.gapless(months.navigableKeySet())
                        .map(month -> new LeadsSummary.Month(
                                month,
                                months.of(month).leads(),
                                months.of(month).converted()))
                        .toList(),
                hours(Figures.median(minutes)),
                period.visible().scope(),
                current.asOf());
    }

    private static void addIfThere(List<Long> minutes, Fact lead) {
        Long toAssign = lead.number("minutesToAssign");
        if (toAssign != null) {
            minutes.add(toAssign);
        }
    }

    private static @Nullable BigDecimal hours(@Nullable Long minutes) {
        return minutes == null
                ? null
                : BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP);
    }
}
