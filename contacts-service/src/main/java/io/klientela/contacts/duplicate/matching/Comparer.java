package io.klientela.contacts.duplicate.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the values of one kind of column. Values are normalised and kept once; what is compared are their numbers.
 * Level 0 means that a value is missing, 1 that they are equal, the last one that they have nothing in common.
 */
abstract class Comparer {
    static final int EQUAL = 1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> values = new ArrayList<>();

    /** The number of a value, or -1 where there is none. */
    final int add(String cell) {
        String value = normalise(cell);
        if (value == null || value.isEmpty()) {
            return -1;
        }
        Integer known = numbers.putIfAbsent(value, values.size());
        if (known != null) {
            return known;
        }
        values.add(value);
        return values.size() - 1;
    }

    final String value(int number) {
        return values.get(number);
    }

    final int size() {
        return values.size();
    }

    /** Called once, after the last value was added. */
    void prepare() {}

    abstract @Nullable String normalise(String cell);

    /** How alike two different values are, from 2 to the number of levels. */
    abstract int levelOf(int a, int b);

    /** What is expected of true matches before anything is known: one share per level from 1 on; their sum is 1. */
    abstract double[] expected();

    /** What a level means; the first is always equality, the last always difference. */
    abstract Agreement agreement(int level);

    /** How many ways there are to find alike values by an equal key. */
    abstract int keyKinds();

    /** The keys of one kind for a value; values that share one may be alike. */
    abstract List<String> keys(int value, int kind);

    final int levels() {
        return expected().length;
    }
}
