package io.klientela.reporting.request;

import io.klientela.reporting.model.Cell;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** In which currency a report is given when nobody asked for one. */
public final class MainCurrency {

    private MainCurrency() {}

    /** That of most deals, the first by its code where several have as many; empty where no deal has an amount. */
    public static Optional<String> of(Collection<Cell> cells) {
        Map<String, Long> counts = new TreeMap<>();
        for (Cell cell : cells) {
            String currency = cell.get("currency");
            if (currency != null) {
                counts.merge(currency, cell.count(), Long::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }
}
