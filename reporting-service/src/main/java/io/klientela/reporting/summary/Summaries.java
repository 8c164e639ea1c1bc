package io.klientela.reporting.summary;

import io.klientela.events.Money;
import io.klientela.reporting.model.Cell;
import io.klientela.reporting.model.Facts;
import io.klientela.reporting.model.ModelVersion;
import io.klientela.reporting.model.Names;
import io.klientela.reporting.model.ReportingSettings;
import io.klientela.reporting.request.Figures;
import io.klientela.reporting.request.MainCurrency;
import io.klientela.reporting.request.Months;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Computes sales summaries. */
@Component
class Summaries {
    private final Facts facts;
    private final Names names;
    private final String fallbackCurrency;

    Summaries(Facts facts, Names names, ReportingSettings settings) {
        this.facts = facts;
        this.names = names;
        this.fallbackCurrency = settings.currency().getCurrencyCode();
    }

    SalesSummary of(SummaryQuestion question, ModelVersion.Current current) {
        List<Cell> cells = facts.count(
                question.visible(),
                question.condition(),
                "status",
                "stage",
                "currency",
                "closedIn",
                "ownerId",
                "ownerName");
        List<Cell> won = cells.stream().filter(cell -> cell.is("status", "won")).toList();
        String currency = question.currency() != null ? question.currency() : currency(won, cells);
        SortedMap<String, BigDecimal> values = sum(won, "currency");
        BigDecimal value = values.getOrDefault(currency, BigDecimal.ZERO);
        values.remove(currency);
        List<Cell> wonInCurrency =
                won.stream().filter(cell -> cell.is("currency", currency)).toList();
        long lost = count(cells, "lost");
        return new SalesSummary(
                cells.stream().mapToLong(Cell::count).sum(),
                count(won, "won"),
                lost,
                openByStage(cells),
                new Money(value, currency),
                Figures.rate(count(won, "won"), count(won, "won") + lost),
                byMonth(sum(wonInCurrency, "closedIn"), currency),
                TopOwners.of(wonInCurrency, currency, names),
                values.entrySet().stream()
                        .map(entry -> new Money(entry.getValue(), entry.getKey()))
                        .toList(),
                question.visible().scope(),
                current.asOf());
    }

    private String currency(List<Cell> won, List<Cell> all) {
        return MainCurrency.of(won).or(() -> MainCurrency.of(all)).orElse(fallbackCurrency);
    }

    private static long count(List<Cell> cells, String status) {
        return cells.stream()
                .filter(cell -> cell.is("status", status))
                .mapToLong(Cell::count)
                .sum();
    }

    private static SortedMap<String, Long> openByStage(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.is("status", "open"))
                .collect(Collectors.toMap(cell -> cell.require("stage"), Cell::count, Long::sum, TreeMap::new));
    }

    /** The sums of values by a field, without the deals that have none of it. */
    private static SortedMap<String, BigDecimal> sum(List<Cell> cells, String field) {
        return cells.stream()
                .filter(cell -> cell.get(field) != null)
                .collect(Collectors.toMap(cell -> cell.require(field), Cell::value, BigDecimal::add, TreeMap::new));
    }

    private static List<SalesSummary.Month> byMonth(SortedMap<String, BigDecimal> values, String currency) {
        SortedSet<String> months = new TreeSet<>(values.keySet());
        return Months.gapless(months)
                .map(month -> new SalesSummary.Month(
                        month, new Money(values.getOrDefault(month, BigDecimal.ZERO), currency).amount()))
                .toList();
    }
}
