package io.klientela.reporting.request;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.SortedSet;
import java.util.stream.Stream;

/** A series of months as a chart wants it. */
public final class Months {
    /** A mistyped year must not make a series of thousands of empty months; beyond this only months with a value are listed. */
    private static final long LONGEST_SERIES = 1_200;

    private Months() {}

    /** Every month from the first to the last, also those in between that are not given. */
    public static Stream<String> gapless(SortedSet<String> months) {
        if (months.isEmpty()) {
            return Stream.empty();
        }
        YearMonth first = YearMonth.parse(months.first());
        long length = first.until(YearMonth.parse(months.last()), ChronoUnit.MONTHS) + 1;
        return length > LONGEST_SERIES
                ? months.stream()
                : Stream.iterate(first, month -> month.plusMonths(1))
                        .limit(length)
                        .map(YearMonth::toString);
    }
}
