package io.klientela.reporting.summary;

import io.klientela.events.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** A series of months as a chart wants it. */
final class Months {
    /** A mistyped year must not make a series of thousands of empty months; beyond this only months with a value are listed. */
    private static final long LONGEST_SERIES = 1_200;

    private Months() {}

    /** Every month from the first to the last, also those without a value. */
    static List<SalesSummary.Month> gapless(SortedMap<String, BigDecimal> values, String currency) {
        if (values.isEmpty()) {
            return List.of();
        }
        YearMonth first = YearMonth.parse(values.firstKey());
        long length = first.until(YearMonth.parse(values.lastKey()), ChronoUnit.MONTHS) + 1;
        Stream<String> months = length > LONGEST_SERIES
                ? values.keySet().stream()
                : Stream.iterate(first, month -> month.plusMonths(1))
                        .limit(length)
                        .map(YearMonth::toString);
        return months.map(month -> new SalesSummary.Month(
                        month, new Money(values.getOrDefault(month, BigDecimal.ZERO), currency).amount()))
                .toList();
    }
}
