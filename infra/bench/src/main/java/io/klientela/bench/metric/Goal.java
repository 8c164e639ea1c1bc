package io.klientela.bench.metric;

import java.util.Locale;

/** What a figure, or its ratio to the floor, has to reach. */
public record Goal(boolean ofRatio, boolean atLeast, double bound) {

    static Goal ratioAtLeast(double bound) {
        return new Goal(true, true, bound);
    }

    static Goal ratioAtMost(double bound) {
        return new Goal(true, false, bound);
    }

    static Goal atLeast(double bound) {
        return new Goal(false, true, bound);
    }

    static Goal atMost(double bound) {
        return new Goal(false, false, bound);
    }

    boolean isReached(double figure, double ratio) {
        double value = ofRatio ? ratio : figure;
        return atLeast ? value >= bound : value <= bound;
    }

    /** E.g. {@code ≤ 2.5 ×}. */
    public String text() {
        return String.format(Locale.ENGLISH, "%s %s%s", atLeast ? "≥" : "≤", number(bound), ofRatio ? " ×" : "");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ENGLISH, "%,.0f", value) : Double.toString(value);
    }
}
