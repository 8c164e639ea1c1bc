package io.klientela.reporting.request;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures that several reports give. */
public final class Figures {
    private static final int RATE_DECIMALS = 4;

    private Figures() {}

    /** The part of the whole, 0 to 1, to four decimals; null of nothing. */
    public static @Nullable BigDecimal rate(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** The one in the middle, or between both there, rounded; null of none. */
    public static @Nullable Long median(List<Long> values) {
        if (values.isEmpty()) {
            return null;
        }
        List<Long> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : Math.round((sorted.get(middle - 1) + sorted.get(middle)) / 2.0);
    }
}
