package io.klientela.reporting.summary;

import io.klientela.events.Money;
import io.klientela.reporting.model.Cell;
import io.klientela.reporting.model.Names;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who sold most. */
final class TopOwners {
    private static final int MOST = 10;
    private static final Comparator<SalesSummary.Owner> BEST_FIRST = Comparator.comparing(
                    (SalesSummary.Owner owner) -> owner.wonValue().amount())
            .reversed()
            .thenComparing(SalesSummary.Owner::name)
            .thenComparing(SalesSummary.Owner::id);

    private TopOwners() {}

    /** @param won the won deals in the given currency */
    static List<SalesSummary.Owner> of(List<Cell> won, String currency, Names names) {
        Map<String, BigDecimal> values = new HashMap<>();
        Map<String, String> namesOnDeals = new HashMap<>();
        for (Cell cell : won) {
            String owner = cell.get("ownerId");
            if (owner != null) {
                values.merge(owner, cell.value(), BigDecimal::add);
                namesOnDeals.putIfAbsent(owner, Objects.requireNonNullElse(cell.get("ownerName"), owner));
            }
        }
        Map<String, String> present = names.ofUsers(values.keySet());
        return values.entrySet().stream()
                .map(entry -> new SalesSummary.Owner(
                        entry.getKey(),
                        present.getOrDefault(entry.getKey(), namesOnDeals.getOrDefault(entry.getKey(), entry.getKey())),
                        new Money(entry.getValue(), currency)))
                .sorted(BEST_FIRST)
                .limit(MOST)
                .toList();
    }
}
