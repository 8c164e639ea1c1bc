package io.klientela.platform.query;

import io.klientela.platform.query.Condition.Constant;
import io.klientela.platform.query.Condition.Somewhere;

/** A side of a comparison. */
sealed interface Operand {

    /** @param lowerCase compares regardless of the case of ASCII letters */
    record Of(Field field, boolean lowerCase) implements Operand {}

    record Value(Object value) implements Operand {}

    /** The length of a list; a missing list has none. */
    record Size(Field list) implements Operand {
        static final long LARGEST = 10_000;

        /** A list has at least n elements where one stands at place n-1, which any engine can tell. */
        Condition atLeast(long size) {
            return size == 0 ? new Constant(true) : new Somewhere(list.path() + "." + (size - 1));
        }

        Condition compare(Comparison comparison, long size) {
            return switch (comparison) {
                case AT_LEAST -> atLeast(size);
                case GREATER -> atLeast(size + 1);
                case LESS -> atLeast(size).negated();
                case AT_MOST -> atLeast(size + 1).negated();
                case EQUAL -> new Condition.All(atLeast(size), atLeast(size + 1).negated());
            };
        }
    }
}
