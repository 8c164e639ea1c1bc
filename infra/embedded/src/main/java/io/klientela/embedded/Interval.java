package io.klientela.embedded;

import org.jspecify.annotations.Nullable;

/**
 * The values between two ends in MongoDB's order.
 *
 * @param sameValue whether one and the same value has to lie between both ends: of an array, else, each end may be met by
 *     another element
 */
record Interval(@Nullable End low, @Nullable End high, boolean sameValue) {

    record End(@Nullable Object value, boolean inclusive) {}

    static final Interval ALL = new Interval(null, null, false);

    static Interval point(@Nullable Object value) {
        return new Interval(new End(value, true), new End(value, true), true);
    }

    static Interval startingWith(String prefix) {
        return new Interval(new End(prefix, true), new End(prefix + Character.MAX_VALUE, true), true);
    }

    boolean isBounded() {
        return low != null || high != null;
    }

    /** An interval that holds all values that satisfy both. */
    Interval and(Interval other) {
        if (sameValue || !other.isBounded()) {
            return this;
        }
        if (other.sameValue || !isBounded()) {
            return other;
        }
        return new Interval(inner(low, other.low, 1), inner(high, other.high, -1), false);
    }

    /** The smallest interval that holds both. */
    Interval or(Interval other) {
        return new Interval(outer(low, other.low, -1), outer(high, other.high, 1), sameValue && other.sameValue);
    }

    /** What is left to rely on where the values are arrays. */
    Interval ofArrays() {
        return sameValue || low == null ? this : new Interval(low, null, false);
    }

    private static @Nullable End inner(@Nullable End one, @Nullable End other, int sign) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return compare(one, other, sign) >= 0 ? one : other;
    }

    private static @Nullable End outer(@Nullable End one, @Nullable End other, int sign) {
        return one == null || other == null ? null : widest(one, other, sign);
    }

    private static End widest(End one, End other, int sign) {
        var comparison = Key.compare(one.value(), other.value()) * sign;
        return comparison > 0 || (comparison == 0 && one.inclusive()) ? one : other;
    }

    private static int compare(End one, End other, int sign) {
        var comparison = Key.compare(one.value(), other.value()) * sign;
        return comparison != 0 ? comparison : Boolean.compare(other.inclusive(), one.inclusive());
    }
}
