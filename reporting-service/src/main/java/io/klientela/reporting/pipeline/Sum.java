package io.klientela.reporting.pipeline;

import io.klientela.events.Money;
import io.klientela.reporting.model.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Amounts added up, plainly and each times its probability. */
record Sum(BigDecimal value, BigDecimal weighted) {
    static final Sum NONE = new Sum(BigDecimal.ZERO, BigDecimal.ZERO);
    private static final int CENTS = 2;

    static SortedMap<String, Sum> byCurrency(List<Cell> cells) {
        SortedMap<String, Sum> sums = new TreeMap<>();
        for (Cell cell : cells) {
            String currency = cell.get("currency");
            if (currency != null) {
                BigDecimal weighted = cell.value().multiply(BigDecimal.valueOf(cell.percent(), 2));
                sums.merge(currency, new Sum(cell.value(), weighted), Sum::plus);
            }
        }
        return sums;
    }

    private Sum plus(Sum other) {
        return new Sum(value.add(other.value), weighted.add(other.weighted));
    }

    PipelineReport.Worth in(String currency) {
        return new PipelineReport.Worth(new Money(value, currency), money(weighted, currency));
    }

    /** A weighted sum is an estimate: cents are precise enough. */
    static Money money(BigDecimal weighted, String currency) {
        return new Money(weighted.setScale(CENTS, RoundingMode.HALF_EVEN), currency);
    }
}
